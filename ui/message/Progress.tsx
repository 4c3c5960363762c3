import { Progress as Base } from '@base-ui/react/progress'
import { use } from 'react'
import { formatDuration } from '../date/format.ts'
import { formatNumber } from '../number/format.ts'
import { LocaleContext } from '../locale/LocaleContext.tsx'

/** The progress of a task: rows done, rows per second, time left. An unknown total is shown as unknown. */
export function Progress(props: {
  label: string
  done: number
  total: number | null
  /** The total is an estimate: shown as "about", with two significant digits. */
  about?: boolean
  perSecond?: number | null
  /** What is counted. */
  unit?: string
  /** The heartbeat, such as "worker seen 4 seconds ago". */
  sign?: string
}) {
  const { label, done, total, about, perSecond, unit = 'rows', sign } = props
  const locale = use(LocaleContext)
  const count = (value: number) => formatNumber(Math.round(value), locale, { maximumFractionDigits: 0 })
  const whole = (value: number) =>
    about ? `about ${formatNumber(value, locale, { maximumSignificantDigits: 2 })}` : count(value)
  const left = total !== null && perSecond ? (total - done) / perSecond : null
  const facts = [
    total === null ? `${count(done)} ${unit} so far` : `${count(done)} of ${whole(total)} ${unit}`,
    perSecond ? `${count(perSecond)} ${unit} a second` : null,
    left === null || done >= (total ?? 0) ? null : `about ${formatDuration(left, locale)} left`,
    sign ?? null,
  ].filter((fact) => fact !== null)
  const text = facts.join(' · ')
  return (
    <Base.Root
      value={total === null ? null : done}
      max={total ?? 1}
      getAriaValueText={() => text}
      className="flex flex-col gap-1.5"
    >
      <Base.Label className="font-medium">{label}</Base.Label>
      <Base.Track className="h-2 overflow-hidden rounded-full bg-sunk outline outline-hairline">
        <Base.Indicator className="h-full rounded-full bg-accent transition-[width] data-indeterminate:w-1/3 data-indeterminate:opacity-60" />
      </Base.Track>
      <span className="text-small text-soft tabular-nums">{text}</span>
    </Base.Root>
  )
}
