import { Chip } from '../../../ui/message/Chip.tsx'
import type { Inspection } from '../imports/queries.ts'
import { CERTAINTY, readingOf } from './certainty.ts'

const SHOWN = 5

/** What a column is read as, and how certain that is. */
function Reading({ inspection, column }: { inspection: Inspection; column: number }) {
  const reading = readingOf(inspection, column)
  if (!reading) return <span className="text-soft">Not read</span>
  const { word, tone } = reading.guess
    ? CERTAINTY[reading.guess.confidence]
    : { word: 'Your choice', tone: 'plain' as const }
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {reading.label} <Chip tone={tone}>{word}</Chip>
    </span>
  )
}

/** The first rows of the file as they are, under what each column is read as. A table wider than the page scrolls. */
export function FirstRows({ inspection }: { inspection: Inspection }) {
  const { plan, rows } = inspection
  return (
    <details open>
      <summary className="py-1.5 text-soft pointer-coarse:py-3">
        {rows.length === 1
          ? 'The first row of the file, and what it is read as'
          : `The first ${Math.min(SHOWN, rows.length)} rows of the file, and what they are read as`}
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
                  className="px-3 py-2 text-start align-top font-medium whitespace-nowrap first:ps-0"
                >
                  {name}
                  <span className="block font-normal">
                    <Reading inspection={inspection} column={at} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row, line) => (
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
