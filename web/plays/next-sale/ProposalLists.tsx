import type { ReactNode } from 'react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { lineKey } from '../../signals/actions/line-action.ts'
import { useDismissFailure } from '../../signals/actions/useSendAction.ts'
import type { Failure } from '../../signals/actions/useSendAction.ts'
import { useListActions } from '../../signals/actions/useListActions.tsx'
import { Refused } from '../../signals/today/TodayLine.tsx'
import { linkOf } from '../../signals/today/useLineKeys.ts'
import { ProposalLine, targetOf } from './ProposalLine.tsx'
import type { NextSale, Proposal } from '../queries.ts'

function List(props: {
  title: string
  nobody: string
  list: NextSale['first']
  line: (proposal: Proposal) => ReactNode
}) {
  const { title, nobody, list, line } = props
  return (
    <section aria-label={title} className="mb-8">
      <h2 className="mb-2 text-title font-semibold">{title}</h2>
      {list.proposals.length === 0 && <p className="border-t py-4 text-soft">{nobody}</p>}
      <ul>{list.proposals.map(line)}</ul>
      {list.isMore && (
        <p className="pt-2 text-soft">
          More are ready.{' '}
          <Anchor
            href="/today/all?kind=ready_for_next_sale"
            className="text-accent underline underline-offset-2"
          >
            See them all
          </Anchor>
        </p>
      )}
    </section>
  )
}

/** The customers to ask: those in their first 30 days, and in days 31 to 90. */
export function ProposalLists({ answer, failures }: { answer: NextSale; failures: readonly Failure[] }) {
  const { first, later } = answer
  const proposals = [...first.proposals, ...later.proposals]
  const targets = proposals.map(targetOf)
  const { begin, retry, dialog } = useListActions(targets, linkOf)
  const forget = useDismissFailure()
  const line = (proposal: Proposal) => {
    const failure = failures.find(({ key }) => key === lineKey(targetOf(proposal)))
    return (
      <ProposalLine
        key={proposal.customerId}
        proposal={proposal}
        isFirst={proposal === proposals[0]}
        onAsk={begin}
      >
        {failure && (
          <div className="lg:col-span-2">
            <Refused failure={failure} onAgain={() => retry(failure)} onForget={() => forget(failure)} />
          </div>
        )}
      </ProposalLine>
    )
  }
  const keys = targets.map(lineKey)
  const gone = failures.filter(({ key, target }) => target.group === 'ask' && !keys.includes(key))
  return (
    <>
      {gone.map((failure) => (
        <Refused key={failure.key} failure={failure} onForget={() => forget(failure)} />
      ))}
      <List
        title="In their first 30 days"
        nobody="Nobody in their first 30 days is ready: they have just bought, have an open problem, or were asked recently."
        list={first}
        line={line}
      />
      <List title="In days 31 to 90" nobody="Nobody in days 31 to 90 is ready." list={later} line={line} />
      {dialog}
    </>
  )
}
