import { differenceText } from '../../../server/plays/results/comparison/sentence.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import { useFormatter } from '../../insights/useFormatter.ts'
import { formatRate } from './formatRate.ts'
import type { Results } from '../queries.ts'

type Comparison = Results['secondOrder']
type Row = {
  who: string
  n: number | null
  value: number | null
  low: number | null
  high: number | null
  seen: string
}

function useRows({ asked, notAsked, difference }: Comparison): Row[] {
  const formatter = useFormatter()
  const side = (who: string, rated: Comparison['asked']): Row => ({
    who,
    n: rated.n,
    value: rated.rate?.share ?? null,
    low: rated.rate?.low ?? null,
    high: rated.rate?.high ?? null,
    seen: formatRate(rated, formatter),
  })
  const rows = [side('Asked', asked), side('Not asked by then', notAsked)]
  if (difference)
    rows.push({ who: 'Difference', n: null, ...difference, seen: differenceText(difference, formatter) })
  return rows
}

/** Compares the second orders of customers who were asked with those of customers like them who were not. */
export function SecondOrder({ comparison }: { comparison: Comparison }) {
  const rows = useRows(comparison)
  return (
    <section aria-label="Asked and not asked" className="mt-8 border-t pt-6">
      <h3 className="mb-2 text-small font-medium text-soft">Asked and not asked</h3>
      <p className="mb-4 max-w-[70ch] text-read text-pretty">{comparison.sentence}</p>
      <ExportTable
        quiet
        file="second-order-asked"
        caption="Second order within 30 days of the ask"
        rows={rows}
        rowKey={({ who }) => who}
        columns={[
          { key: 'who', head: 'Customers', phone: true, seen: ({ who }) => who, raw: ({ who }) => who },
          // Each share names its own.
          { key: 'n', head: 'n', seen: () => '', raw: ({ n }) => n, rawOnly: true },
          {
            key: 'value',
            head: 'Bought again within 30 days',
            number: true,
            phone: true,
            seen: ({ seen }) => seen,
            raw: ({ value }) => value,
          },
          { key: 'low', head: 'From', seen: () => '', raw: ({ low }) => low, rawOnly: true },
          { key: 'high', head: 'To', seen: () => '', raw: ({ high }) => high, rawOnly: true },
        ]}
      />
      <details className="mt-2 text-soft">
        <summary className="py-1.5 pointer-coarse:py-3">How this is counted</summary>
        {comparison.notes.map((note) => (
          <p key={note} className="mb-2 max-w-[70ch] text-small">
            {note}
          </p>
        ))}
      </details>
    </section>
  )
}
