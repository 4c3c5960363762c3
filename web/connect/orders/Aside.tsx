import { use } from 'react'
import { asideSentences } from '../../../server/connect/orders/file-notes.ts'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { formatMoney } from '../../../ui/number/format.ts'
import { useCurrency } from '../../client/useCurrency.ts'
import type { Counts, ImportOnPage } from '../imports/queries.ts'
import { useStep } from '../imports/useStep.ts'
import { usePlan } from '../look/usePlan.ts'

type Found = NonNullable<Counts['aside']>

/** The first repeated rows, with their lines in the file. */
function RepeatedRows({ repeats }: { repeats: Found['repeats'] }) {
  const locale = use(LocaleContext)
  const currency = useCurrency()
  return (
    <details className="mt-1">
      <summary className="py-1.5">The first of them</summary>
      <ul className="m-0 list-none p-0 tabular-nums">
        {repeats.first.map(({ line, order, amount }) => (
          <li key={line}>
            Line {line}
            {order !== null && `, order ${order}`}
            {amount !== null && `, ${formatMoney(amount, currency, locale)}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Changes an option of the file and tries it again. */
function useOption(id: number) {
  const plan = usePlan(id)
  const stage = useStep(id, 'stage')
  const choose = (options: Record<string, string>) =>
    plan.mutate({ options }, { onSuccess: () => stage.mutate() })
  return { choose, isBusy: plan.isPending || stage.isPending }
}

/** What a file of orders contains beside plain sales, and what can be done with it. */
export function Aside({ file, counts }: { file: ImportOnPage; counts: Counts }) {
  const { locale } = use(LocaleContext)
  const currency = useCurrency()
  const { choose, isBusy } = useOption(file.id)
  const { aside } = counts
  if (!aside) return null
  const isOpen = file.status === 'staged'
  const { returns, repeats } = aside
  const sentences = (part: Partial<Found>) =>
    asideSentences(
      {
        ...aside,
        returns: { ...returns, rows: 0, unallocated: null },
        repeats: { ...repeats, rows: 0 },
        ...part,
      },
      { locale, currency },
    )
  const change = (label: string, options: Record<string, string>) =>
    isOpen && (
      <Button size="small" busy={isBusy} onClick={() => choose(options)}>
        {label}
      </Button>
    )
  return (
    <>
      {returns.rows > 0 && (
        <Callout
          tone="attention"
          title="Returns"
          action={
            returns.refund
              ? change('Leave them out', { returns: 'leave out' })
              : change('Count them as refunds', { returns: 'refund' })
          }
        >
          <p>{sentences({ returns }).join(' ')}</p>
          <p className="mt-1 text-small">
            A return refunds the customer’s latest earlier order of the same product, then the one before it,
            then their other earlier orders, latest first; never more than was paid.
          </p>
        </Callout>
      )}
      {repeats.rows > 0 && (
        <Callout
          tone="attention"
          title="Repeated rows"
          action={
            repeats.dropped
              ? change('Keep them', { repeats: 'keep' })
              : change('Drop them', { repeats: 'drop' })
          }
        >
          <p>{sentences({ repeats }).join(' ')}</p>
          <RepeatedRows repeats={repeats} />
        </Callout>
      )}
    </>
  )
}
