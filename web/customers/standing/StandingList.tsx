import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Money } from '../../../ui/number/Money.tsx'
import { Num } from '../../../ui/number/Num.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import type { QueryState } from '../../../ui/panel/PanelStates.tsx'
import type { Moment } from '../../timeline/queries.ts'
import { Gap } from './Gap.tsx'
import type { Standing } from '../queries.ts'
import { useCurrency } from '../../client/useCurrency.ts'
import { exclusionSentence, exclusionReason } from '../orders/exclusion.ts'
import type { Countable } from '../orders/exclusion.ts'
import { DayOrNone, StandingLine } from './StandingLine.tsx'

/** What lowers the total, and why it is incomplete. */
function TotalNotes({ standing, currency }: { standing: Standing; currency: string }) {
  const { lost, unpriced, unrated } = standing
  return (
    <>
      {lost > 0 && (
        <p className="mt-2 text-small text-soft">
          Refunds that were larger than their orders took another <Money minor={lost} currency={currency} />.
          The total is lower by that much.
        </p>
      )}
      {unpriced > 0 && (
        <p className="mt-2 text-small text-soft">
          <Num value={unpriced} /> {unpriced === 1 ? 'has no amount and is' : 'have no amount and are'} not in
          the total.
        </p>
      )}
      {unrated > 0 && (
        <p className="mt-2 text-small text-soft">
          <Num value={unrated} />{' '}
          {unrated === 1
            ? 'is in a currency without a rate and is not in the total.'
            : 'are in a currency without a rate and are not in the total.'}{' '}
          <Anchor href="/settings?tab=rates" className="text-accent underline">
            Set currency rates
          </Anchor>
        </p>
      )}
    </>
  )
}

/** The standing of a customer by their orders, and which orders do not count. */
export function StandingList(props: {
  query: QueryState<Standing | null>
  /** The loaded part of the timeline. */
  moments: readonly Moment[]
}) {
  const { query, moments } = props
  const currency = useCurrency()
  const { data: standing, error } = query
  const orders = moments.filter(({ kind }) => kind === 'orders')
  const excluded = orders.flatMap(({ detail }) => exclusionReason(detail as unknown as Countable) ?? [])
  return (
    <section aria-label="What they bought">
      <h2 className="mb-1 text-small font-medium text-soft">Orders</h2>
      {error && <QueryFailed query={query} kept={standing !== undefined} />}
      <dl className="m-0">
        <StandingLine label="Orders that count">
          <Num value={standing?.purchases ?? 0} />
        </StandingLine>
        <StandingLine label="Total">
          {standing?.total === null ? (
            <span className="text-soft">not known</span>
          ) : (
            <Money minor={standing?.total ?? 0} currency={currency} />
          )}
        </StandingLine>
        <StandingLine label="First order">
          <DayOrNone day={standing?.firstDay} />
        </StandingLine>
        <StandingLine label="Second">
          <DayOrNone day={standing?.secondDay} />
        </StandingLine>
        <StandingLine label="Third">
          <DayOrNone day={standing?.thirdDay} />
        </StandingLine>
        <StandingLine label="Usual gap">
          <Gap days={standing?.medianGapDays ?? null} />
        </StandingLine>
      </dl>
      {excluded.length > 0 && (
        <p className="mt-2 text-small text-soft">Not counted: {exclusionSentence(excluded)}.</p>
      )}
      {standing && <TotalNotes standing={standing} currency={currency} />}
    </section>
  )
}
