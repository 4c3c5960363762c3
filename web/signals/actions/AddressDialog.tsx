import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { ActionForm, CommentField } from './ActionForm.tsx'
import type { LineDialogProps } from './ActionForm.tsx'
import { codesQuery } from '../queries.ts'

/** The value of the choice without a code; no code has this name. */
const NONE = '?'

/** Addresses a line, with one of the team's reasons and a comment. */
export function AddressDialog({ target, onAct, today: _today, ...dialog }: LineDialogProps) {
  const codes = useQuery(codesQuery)
  const [code, setCode] = useState(NONE)
  const [comment, setComment] = useState('')
  const choices = (codes.data ?? [])
    .filter(({ isRetired }) => !isRetired)
    .map(({ code: value, label }) => ({ value, label }))
  return (
    <ActionForm
      {...dialog}
      title={`What was the reason for ${target.name}?`}
      description="The item leaves every list. It returns if the same thing happens again."
      verb="Mark as resolved"
      onSubmit={() => onAct({ kind: 'address', code: code === NONE ? null : code, comment: comment.trim() })}
    >
      {codes.error && !codes.data && <QueryFailed query={codes} kept={false} />}
      <Field label="Reason" group>
        <Select
          aria-label="Reason"
          choices={[{ value: NONE, label: 'Not known' }, ...choices]}
          value={code}
          onChange={setCode}
        />
      </Field>
      <CommentField label="Comment" value={comment} onChange={setComment} />
    </ActionForm>
  )
}
