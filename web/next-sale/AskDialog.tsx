import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Select } from '../../ui/Select.tsx'
import { WordsField } from '../signals/ActForm.tsx'
import type { Answer } from './queries.ts'
import { useLogAsk } from './useLogAsk.ts'
import type { Asked } from './useLogAsk.ts'

const ANSWERS: readonly { value: Answer; label: string; note: string }[] = [
  { value: 'asked', label: 'Asked', note: 'A sale within 90 days is counted as its fruit.' },
  { value: 'not_now', label: 'Not now', note: 'Not asked yet, or put off: they come back in 30 days.' },
  { value: 'no', label: 'They said no', note: 'They are left alone for 90 days.' },
]

/** No product is called so. */
const ANYTHING = ''

function Offered(props: {
  offers: readonly { productId: number; name: string }[]
  value: string
  onChange: (value: string) => void
}) {
  const { offers, value, onChange } = props
  if (offers.length === 0) return null
  const known = offers.map(({ productId, name }) => ({ value: String(productId), label: name }))
  return (
    <Field label="What was offered" group>
      <Select
        aria-label="What was offered"
        choices={[{ value: ANYTHING, label: 'Nothing in particular' }, ...known]}
        value={value}
        onChange={onChange}
      />
    </Field>
  )
}

/** What became of asking somebody for the next sale. */
export function AskDialog(props: {
  asked: Asked
  offers: readonly { productId: number; name: string }[]
  answer: Answer
  open: boolean
  onClose: () => void
}) {
  const { asked, offers, open, onClose } = props
  const form = useId()
  const [answer, setAnswer] = useState(props.answer)
  const [product, setProduct] = useState(ANYTHING)
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useLogAsk(asked, onClose)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    mutate({ answer, reason: reason.trim(), productId: product === ANYTHING ? null : Number(product) })
  }
  const actions = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} kind="primary" busy={isPending}>
        Keep it
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onClose} title={`The next sale to ${asked.name}`} actions={actions}>
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <RadioCards label="What happened?" cards={ANSWERS} value={answer} onChange={setAnswer} />
        <Offered offers={offers} value={product} onChange={setProduct} />
        <WordsField
          label={answer === 'asked' ? 'What was said' : 'The reason'}
          required={answer !== 'asked'}
          value={reason}
          onChange={setReason}
        />
        {error && (
          <Callout tone="harm" title="That was not kept">
            {error.message}
          </Callout>
        )}
      </form>
    </Dialog>
  )
}
