import type { ReactNode } from 'react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Money } from '../../../ui/number/Money.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import { useFormatter } from '../../insights/useFormatter.ts'
import { CopyButton } from '../../settings/tracking/CopyButton.tsx'
import { formatPercent } from '../../../values/percent.ts'
import { lineKey } from '../../signals/actions/line-action.ts'
import type { ActionKind, Target } from '../../signals/actions/line-action.ts'
import { AskButtons } from './AskButtons.tsx'
import type { Proposal } from '../queries.ts'

/** The success score with its parts and the weakest of them. */
function Success({ success }: { success: Proposal['success'] }) {
  const { score, inputs, worst } = success
  const least = inputs.find(({ name }) => name === worst)
  if (score === null) return null
  return (
    <details>
      <summary className="py-1 pointer-coarse:py-3">
        Success {score} of 100
        {least ? `, lowest on ${least.label.toLowerCase()}: ${least.sentence}` : ', no weak spot'}
      </summary>
      <ul className="list-disc ps-5 text-soft">
        {inputs.map(({ name, label, sentence, weight }) => (
          <li key={name}>
            <span className="text-ink">{label}</span> ({formatPercent(weight, 'en')} of it): {sentence}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Offers({ offers }: { offers: Proposal['offers'] }) {
  const { count } = useFormatter()
  if (offers.length === 0)
    return (
      <p className="text-soft">
        There is no suggestion yet: too few customers came back after buying the same.
      </p>
    )
  return (
    <ul aria-label="What to offer">
      {offers.map(({ productId, name, n, m, after }) => (
        <li key={productId}>
          <span className="font-medium">{name}</span>{' '}
          <span className="text-soft">
            {count(n)} of {count(m)} who came back after {after.name} bought it next
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The line on Today that an ask resolves. */
export const targetOf = ({ customerId, name, signal }: Proposal): Target => {
  return { customerId, name, group: 'ask', signals: [signal], assignee: null }
}

/** One customer to be asked: the reason, the offers and a draft of the message. */
export function ProposalLine(props: {
  proposal: Proposal
  isFirst: boolean
  onAsk: (kind: ActionKind, target: Target) => void
  /** The error of the last attempt. */
  children: ReactNode
}) {
  const { proposal, isFirst, onAsk, children } = props
  const { customerId, name, total, why, success, offers, message } = proposal
  const target = targetOf(proposal)
  const currency = useCurrency()
  return (
    <li
      data-line={lineKey(target)}
      className="grid gap-x-8 gap-y-3 border-t py-5 lg:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="flex min-w-0 max-w-[70ch] flex-col gap-2">
        <h3 className="text-read font-semibold">
          <Anchor href={`/customers/${customerId}`} className="rounded-corner hover:underline">
            {name}
          </Anchor>
        </h3>
        <p className="text-read">
          {why}{' '}
          {total !== null && total > 0 && (
            <span className="text-soft">
              Worth <Money whole minor={total} currency={currency} /> so far.
            </span>
          )}
        </p>
        <Success success={success} />
        <Offers offers={offers} />
        <blockquote className="flex items-start gap-2 border-s-2 border-s-accent ps-3">
          <p className="flex-1 whitespace-pre-line">{message}</p>
          <CopyButton text={message} what={`words to ${name}`} />
        </blockquote>
      </div>
      <div className="self-start">
        <AskButtons name={name} isFirst={isFirst} onAsk={(answer) => onAsk(answer, target)} />
      </div>
      {children}
    </li>
  )
}
