import { ExportTable } from '../../table/ExportTable.tsx'
import { useFormatter } from '../../insights/useFormatter.ts'
import { formatRate } from './formatRate.ts'
import type { Results } from '../queries.ts'

/** Compares the second orders of customers who were asked and who were not. */
export function SecondOrder({ comparison }: { comparison: Results['secondOrder'] }) {
  const formatter = useFormatter()
  const rows = [
    { who: 'Asked', rated: comparison.asked },
    { who: 'Not asked, of the same months', rated: comparison.notAsked },
  ]
  return (
    <section aria-label="Second order within 30 days" className="mt-8 border-t pt-6">
      <h3 className="mb-2 text-small font-medium text-soft">Second order within 30 days</h3>
      <p className="mb-4 max-w-[70ch] text-read text-pretty">{comparison.words}</p>
      <ExportTable
        quiet
        file="second-order-asked"
        caption="Second order within 30 days of the first"
        rows={rows}
        rowKey={({ who }) => who}
        columns={[
          { key: 'who', head: 'Customers', seen: ({ who }) => who, raw: ({ who }) => who },
          {
            key: 'n',
            head: 'n',
            seen: () => '',
            raw: ({ rated }) => rated.n,
            // Each share names its own.
            rawOnly: true,
          },
          {
            key: 'rate',
            head: 'Came back',
            number: true,
            phone: true,
            seen: ({ rated }) => formatRate(rated, formatter),
            raw: ({ rated }) => rated.rate?.share ?? null,
          },
        ]}
      />
    </section>
  )
}
