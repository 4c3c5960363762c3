import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { rondo } from '../../client/rondo.ts'
import { LEVELS } from './levels.ts'
import type { LevelChoice } from './levels.ts'
import { useGoalMutation } from '../../goals/customer/useGoalMutation.ts'

/** Adds a judgement of one to five with the reason. No level is preselected, because that would influence the answer. */
export function AddJudgement(props: { customerId: number; open: boolean; onClose: () => void }) {
  const { customerId: id, open, onClose } = props
  const [level, setLevel] = useState<LevelChoice | null>(null)
  const [reason, setReason] = useState('')
  const judge = useGoalMutation(
    id,
    () => rondo.signals.judge({ id, level: Number(level), reason: reason.trim() }),
    onClose,
  )
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title="How are they doing?"
      description="Your own assessment. It is shown next to the computed success and does not change it."
      verb="Save"
      disabled={level === null || reason.trim() === ''}
      busy={judge.isPending}
      error={judge.error}
      refused="Not saved"
      onSubmit={() => judge.mutate(undefined)}
    >
      <RadioCards label="How are they doing?" cards={LEVELS} value={level} onChange={setLevel} />
      <Field label="Why">
        <TextInput required maxLength={2000} autoComplete="off" value={reason} onValueChange={setReason} />
      </Field>
    </FormDialog>
  )
}
