import { use } from 'react'
import { formatEstimate } from './format.ts'
import { LocaleContext } from '../locale/LocaleContext.tsx'

/** A figure inside a sentence with its interval and its n: "66% (64–67, n 4,338)". Shares go from 0 to 1. */
export function Estimate(props: {
  value: number
  low: number
  high: number
  n: number
  unit?: 'share' | 'number'
}) {
  const locale = use(LocaleContext)
  const [figure, ...rest] = formatEstimate(props, locale, props.unit).split(' ')
  return (
    <span className="whitespace-nowrap tabular-nums">
      <strong className="font-semibold">{figure}</strong>{' '}
      <span className="text-[0.87em] text-soft" title="95 % interval and number of cases">
        {rest.join(' ')}
      </span>
    </span>
  )
}
