import { use } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { ReadingsFileResult } from './send.ts'

const SHOWN = 100
/** More rows than this start folded, or they would push the question below out of sight. */
const OPENED = 10

/** The rejected cells of a file: line, column, value and reason. */
export function ReadingsRejects({ answer }: { answer: ReadingsFileResult }) {
  const locale = use(LocaleContext)
  const { rejects, counts } = answer
  if (counts.left === 0) return null
  const shown = rejects.slice(0, SHOWN)
  return (
    <details open={counts.left <= OPENED}>
      <summary className="py-1.5 font-medium pointer-coarse:py-3">
        {formatNumber(counts.left, locale)} left out
      </summary>
      <ul className="m-0 list-none p-0">
        {shown.map(({ line, column, value, reason }) => (
          <li key={`${line} ${column}`} className="flex gap-4 border-b py-2">
            <span className="w-16 shrink-0 text-soft tabular-nums">Line {line}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {column && <span className="text-soft">{column} </span>}
              <span className="font-medium">{value ? `“${value}”` : '(empty)'}</span> {reason}
            </span>
          </li>
        ))}
      </ul>
      {counts.left > shown.length && (
        <p className="py-2 text-small text-soft">These are the first {shown.length}.</p>
      )}
    </details>
  )
}
