import type { CSSProperties } from 'react'
import { useFormatter } from '../../insights/useFormatter.ts'
import type { Outcome } from '../queries.ts'
import { VERDICTS, verdictOf } from './sentence.ts'

type Share = Outcome['rate']

/** A share as a dot in its interval, on a track from 0 to 100 %. */
function Bar({ share, look }: { share: NonNullable<Share>; look: string }) {
  const place = { insetInlineStart: `${share.low * 100}%`, width: `${(share.high - share.low) * 100}%` }
  const dot: CSSProperties = { insetInlineStart: `${share.share * 100}%` }
  return (
    <span aria-hidden className="relative block h-3">
      <span className="absolute inset-x-0 top-1/2 border-t" />
      <span className={`absolute inset-y-0.5 min-w-0.5 rounded-full opacity-35 ${look}`} style={place} />
      <span className={`absolute inset-y-0 -ms-1 w-2 rounded-full ${look}`} style={dot} />
    </span>
  )
}

function Row(props: { label: string; share: Share; n: number; look: string }) {
  const { label, share, n, look } = props
  const formatter = useFormatter()
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-3 sm:grid-cols-[7.5rem_minmax(0,1fr)_13rem]">
      <dt className="text-small text-soft">{label}</dt>
      <dd className="m-0">{share ? <Bar share={share} look={look} /> : null}</dd>
      <dd className="m-0 text-small tabular-nums max-sm:col-span-2">
        {share
          ? `${formatter.percent(share.share)} (${formatter.range(share)}, n ${formatter.count(n)})`
          : `too few to say (n ${formatter.count(n)})`}
      </dd>
    </div>
  )
}

/** How often something happened after a signal, compared with customers without it. */
export function OutcomeBars({ label, outcome }: { label: string; outcome: Outcome }) {
  const verdict = verdictOf(outcome)
  return (
    <div className="py-2">
      <h3 className="mb-1 font-medium">
        {label}
        {verdict && <span className="font-normal text-soft"> · {VERDICTS[verdict]}</span>}
      </h3>
      <dl className="flex flex-col gap-1">
        <Row label="After it" share={outcome.rate} n={outcome.judged} look="bg-accent" />
        <Row label="Without it" share={outcome.base} n={outcome.comparable} look="bg-strong" />
      </dl>
    </div>
  )
}
