import type { Inspection } from '../imports/queries.ts'

/** The first rows of the file as they are. A table wider than the page scrolls. */
export function FirstRows({ inspection: { plan, rows } }: { inspection: Inspection }) {
  return (
    <details>
      <summary className="py-1.5 text-soft pointer-coarse:py-3">
        The first {rows.length} rows of the file
      </summary>
      <section
        aria-label="The first rows of the file"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto border-y"
      >
        <table className="border-collapse text-small tabular-nums">
          <thead className="sticky top-0 bg-paper">
            <tr>
              {plan.columns.map((name, at) => (
                <th
                  key={`${at} ${name}`}
                  scope="col"
                  className="px-3 py-2 text-start font-medium whitespace-nowrap first:ps-0"
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, line) => (
              <tr key={line} className="border-t">
                {plan.columns.map((name, at) => (
                  <td key={`${at} ${name}`} className="max-w-[32ch] truncate px-3 py-1.5 first:ps-0">
                    {row[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
