import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer } from '../../../server/asks/schema.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { ActionForm, CommentField } from '../../signals/actions/ActionForm.tsx'
import type { LineDialogProps } from '../../signals/actions/ActionForm.tsx'
import { nextSaleQuery } from '../queries.ts'

const ANSWERS: readonly { value: Answer; label: string; note: string }[] = [
  { value: 'asked', label: 'Asked', note: 'A sale within 90 days counts as a result.' },
  {
    value: 'not_now',
    label: 'Not now',
    note: 'Not asked yet, or postponed: they return to the list in 30 days.',
  },
  { value: 'no', label: 'They said no', note: 'They are not suggested again for 90 days.' },
]

/** No product has this id. */
const ANYTHING = ''

/** One of the products that were proposed to them. The field keeps its place while they load. */
function Offered(props: { customerId: number; value: string; onChange: (value: string) => void }) {
  const { customerId, value, onChange } = props
  const { data, isPending } = useQuery(nextSaleQuery)
  const proposals = data ? [...data.first.proposals, ...data.later.proposals] : []
  const offers = proposals.find((proposal) => proposal.customerId === customerId)?.offers ?? []
  if (offers.length === 0 && !isPending) return null
  const known = offers.map(({ productId, name }) => ({ value: String(productId), label: name }))
  return (
    <Field label="What was offered" group>
      <Select
        aria-label="What was offered"
        choices={[{ value: ANYTHING, label: 'Nothing specific' }, ...known]}
        value={value}
        onChange={onChange}
      />
    </Field>
  )
}

/** Records an ask for the next sale and its answer. */
export function AskDialog(props: LineDialogProps & { kind: Answer }) {
  const { target, onAct, kind, today: _today, ...dialog } = props
  const [answer, setAnswer] = useState(kind)
  const [product, setProduct] = useState(ANYTHING)
  const [comment, setComment] = useState('')
  const productId = product === ANYTHING ? null : Number(product)
  return (
    <ActionForm
      {...dialog}
      title={`The next sale to ${target.name}`}
      verb="Save"
      onSubmit={() => onAct({ kind: answer, comment: comment.trim(), productId })}
    >
      <RadioCards label="What happened?" cards={ANSWERS} value={answer} onChange={setAnswer} />
      <Offered customerId={target.customerId} value={product} onChange={setProduct} />
      <CommentField
        label={answer === 'asked' ? 'What they said' : 'The reason'}
        required={answer !== 'asked'}
        value={comment}
        onChange={setComment}
      />
    </ActionForm>
  )
}
