import { Anchor } from '../../ui/Anchor.tsx'
import { ProposalLine } from './ProposalLine.tsx'
import type { NextSale, Proposal } from './queries.ts'

function List(props: {
  title: string
  nobody: string
  list: { proposals: Proposal[]; isMore: boolean }
  hasFirst: boolean
}) {
  const { title, nobody, list, hasFirst } = props
  return (
    <section aria-label={title} className="mb-8">
      <h2 className="mb-2 text-title font-semibold">{title}</h2>
      {list.proposals.length === 0 && <p className="border-t py-4 text-soft">{nobody}</p>}
      <ul>
        {list.proposals.map((proposal, at) => (
          <ProposalLine key={proposal.customerId} proposal={proposal} isFirst={hasFirst && at === 0} />
        ))}
      </ul>
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

/** Whom to ask: those who have just begun, and those who have settled in. */
export function Whom({ answer }: { answer: NextSale }) {
  const { first, later } = answer
  return (
    <>
      <List
        title="In their first 30 days"
        nobody="Nobody in their first 30 days is ready: they have just bought, have a problem, or were asked lately."
        list={first}
        hasFirst
      />
      <List
        title="In days 31 to 90"
        nobody="Nobody in days 31 to 90 is ready."
        list={later}
        hasFirst={first.proposals.length === 0}
      />
    </>
  )
}
