import { use } from 'react'
import { formatShare } from '../../ui/number/format.ts'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import type { Status } from './statuses.ts'

const FILLS: Record<Status, string> = {
  at_risk: 'bg-amber',
  on_track: 'bg-accent',
  planned: 'bg-accent',
  reached: 'bg-moss',
  dropped: 'bg-strong',
}

const clampedPercent = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`

/** A bar from baseline to target, with a mark at the progress expected today. */
export function ProgressBar(props: {
  /** 0 to 1 and beyond; null without a reading. */
  progress: number | null
  expected: number | null
  status: Status
}) {
  const { progress, expected, status } = props
  const locale = use(LocaleContext)
  const label = [
    progress === null ? 'no reading yet' : `${formatShare(progress, locale)} of the way`,
    ...(expected === null ? [] : [`${formatShare(expected, locale)} expected by today`]),
  ].join(', ')
  return (
    <span title={label} className="relative block h-3 w-full min-w-20">
      <span className="sr-only">{label}</span>
      <span className="absolute inset-x-0 inset-y-1 overflow-hidden rounded-full bg-sunk outline outline-hairline">
        {progress !== null && (
          <span
            className={`block h-full rounded-full ${FILLS[status]}`}
            style={{ width: clampedPercent(progress) }}
          />
        )}
      </span>
      {expected !== null && (
        <span
          className="absolute inset-y-0 w-0.5 -translate-x-1/2 rounded-full bg-ink"
          style={{ insetInlineStart: clampedPercent(expected) }}
        />
      )}
    </span>
  )
}
