import { useQuery } from '@tanstack/react-query'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { Page } from '../../frame/Page.tsx'
import { lineKey } from '../../signals/actions/line-action.ts'
import { usePendingActions } from '../../signals/actions/useSendAction.ts'
import { targetOf } from './ProposalLine.tsx'
import { nextSaleQuery, resultsQuery } from '../queries.ts'
import type { NextSale } from '../queries.ts'
import { ResultsPart } from '../results/ResultsPart.tsx'
import { Basis } from '../../signals/basis/Basis.tsx'
import { basisQuery } from '../../signals/basis/queries.ts'
import { NotKnown } from './NotKnown.tsx'
import { ProposalLists } from './ProposalLists.tsx'

/** The lead sentence of the page. */
function leadSentence({ first, later }: NextSale): string {
  const ready = first.proposals.length + later.proposals.length
  const more = first.isMore || later.isMore ? 'More than ' : ''
  if (ready === 0) return 'Nobody is ready to be asked today.'
  return ready === 1 && !more
    ? 'One customer is doing well enough to be asked for the next sale.'
    : `${more}${ready} customers are doing well enough to be asked for the next sale.`
}

function Waiting() {
  return (
    <output aria-label="Loading the customers to ask" className="block">
      {Array.from({ length: 2 }, (_, at) => (
        <span key={at} className="mb-8 block h-64">
          <span className="block h-6 w-60 rounded-corner bg-sunk" />
        </span>
      ))}
    </output>
  )
}

/** The lists without the customers whose ask is being sent. */
function withoutLeaving({ first, later, ...answer }: NextSale, leaving: ReadonlySet<string>): NextSale {
  const without = ({ proposals, isMore }: NextSale['first']) => {
    return { proposals: proposals.filter((one) => !leaving.has(lineKey(targetOf(one)))), isMore }
  }
  return { ...answer, first: without(first), later: without(later) }
}

/** The customers to ask for the next sale, and the results of past asks. */
export function NextSalePage() {
  const query = useQuery(nextSaleQuery)
  const { leaving, failures } = usePendingActions()
  const { error } = query
  const { data: basis, isPending } = useQuery(basisQuery)
  const results = useQuery(resultsQuery)
  // The page appears as a whole, so that nothing in it moves.
  const data = !isPending && !results.isPending && query.data && withoutLeaving(query.data, leaving)
  const isReady = data && data.first.proposals.length + data.later.proposals.length > 0
  // By orders alone nobody is found to be ready, which must not read as if nobody were.
  const isUnknown = data && !isReady && basis && basis.logins === null && basis.goals === null
  const lead = isUnknown
    ? 'It is not known yet who is doing well enough to be asked.'
    : data && leadSentence(data)
  return (
    <Page title="Next sale" lead={lead ?? '\u00a0'}>
      {error && <QueryFailed query={query} kept={data !== undefined} />}
      {!data && !error && <Waiting />}
      {data && isUnknown ? <NotKnown /> : data && <ProposalLists answer={data} failures={failures} />}
      {data && (
        <div className="mb-6">
          <Basis />
        </div>
      )}
      {(data || error) && <ResultsPart />}
    </Page>
  )
}
