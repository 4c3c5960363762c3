import { use, useId, useState } from 'react'
import type { FormEvent } from 'react'
import { isCurrency } from '../../../values/currency.ts'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { dayIn } from '../../../ui/date/days.ts'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { formText } from '../../formText.ts'
import { useCurrency } from '../../client/useCurrency.ts'
import { parseAmount } from './parseAmount.ts'
import { ChangeFields, KindField } from './ChangeFields.tsx'
import { useChangeMutations } from './queries.ts'
import type { Kind, Subscription, ChangeInput } from './queries.ts'
import { CHANGES, decimalMark, possibleChanges, subscriptionTitle } from './sentences.ts'

/** The change that the form describes, or what is wrong with it. */
function readForm(form: FormData, kind: Kind, of: Subscription | null, locale: string): ChangeInput | string {
  const currency = formText(form, 'currency')?.toUpperCase() ?? null
  const amount = formText(form, 'monthly')
  if (amount !== null && !isCurrency(currency ?? ''))
    return `“${currency ?? ''}” is not a currency; it should look like EUR.`
  const monthly = amount === null ? null : parseAmount(amount, currency!, locale)
  if (amount !== null && monthly === null)
    return `“${amount}” is not an amount; write it as 49${decimalMark(locale)}00.`
  const term = formText(form, 'termMonths')
  return {
    subscription: of && { source: of.source, name: of.name },
    change: kind,
    on: formText(form, 'on') ?? '',
    monthly,
    currency: monthly === null ? null : currency,
    product: formText(form, 'product'),
    termMonths: term === null ? null : Number(term),
    renewsOn: formText(form, 'renewsOn'),
    reason: formText(form, 'reason'),
  }
}

/** Starts a subscription, or records a change of one. */
export function ChangeDialog(props: {
  customerId: number
  of: Subscription | null
  open: boolean
  onClose: () => void
}) {
  const { customerId, of, open, onClose } = props
  const form = useId()
  const own = useCurrency()
  const { locale, timeZone } = use(LocaleContext)
  const [today] = useState(() => dayIn(new Date(), timeZone))
  const [kind, setKind] = useState<Kind>(of ? possibleChanges(of.state)[0]! : 'started')
  const [wrong, setWrong] = useState<string | null>(null)
  const { record } = useChangeMutations(customerId, onClose)
  const fault = wrong ?? record.error?.message
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const entry = readForm(new FormData(event.currentTarget), kind, of, locale)
    setWrong(typeof entry === 'string' ? entry : null)
    if (typeof entry !== 'string') record.mutate(entry)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={of ? `What happened to ${subscriptionTitle(of)}?` : 'Start a subscription'}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} kind="primary" busy={record.isPending}>
            {CHANGES[kind].verb}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {fault && (
          <Callout tone="harm" title="Not saved">
            {fault}
          </Callout>
        )}
        {of && <KindField state={of.state} kind={kind} onChange={setKind} />}
        <ChangeFields kind={kind} currency={of?.changes[0]?.currency ?? own} today={today} />
      </form>
    </Dialog>
  )
}
