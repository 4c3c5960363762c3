import { neededSentence } from '../../server/insights/format.ts'
import { Anchor } from '../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { EmptyState } from '../../ui/message/EmptyState.tsx'
import { Page } from '../frame/Page.tsx'
import { SampleButton } from '../settings/sample/SampleButton.tsx'
import { useFormatter } from './useFormatter.ts'

/** The page before the first import. */
export function NoOrders() {
  return (
    <Page title="Insights">
      <EmptyState
        title="Who comes back, and how soon"
        why="One file of orders is enough. It shows how many customers came back for a second, third and fourth order, how long they took, and how much of your revenue comes from returning customers."
        action={
          <Anchor href="/imports" className={buttonClasses('primary')}>
            Import a file
          </Anchor>
        }
        second={<SampleButton />}
      />
    </Page>
  )
}

/** Shown when the filters match no customer. */
export function NoMatches() {
  return (
    <EmptyState
      title="No first orders match"
      why="No customer matches all filters. Remove one, or widen the period."
      action={
        <Anchor href="/insights" className={buttonClasses()}>
          Clear all filters
        </Anchor>
      }
    />
  )
}

/** Hardly any customers: what is needed, instead of charts with nothing in them. */
export function FewCustomers({ customers, isFiltered }: { customers: number; isFiltered: boolean }) {
  const format = useFormatter()
  return (
    <EmptyState
      title={customers === 1 ? 'One customer so far' : `${format.count(customers)} customers so far`}
      why={neededSentence(customers, format) ?? ''}
      action={
        isFiltered ? (
          <Anchor href="/insights" className={buttonClasses()}>
            Clear all filters
          </Anchor>
        ) : (
          <Anchor href="/imports" className={buttonClasses('primary')}>
            Import a file
          </Anchor>
        )
      }
      second={
        <Anchor href="/customers" className={buttonClasses('quiet')}>
          See the customers
        </Anchor>
      }
    />
  )
}

/** The period ends before it starts. */
export function PeriodReversed({ onSwap }: { onSwap: () => void }) {
  return (
    <Callout
      tone="attention"
      title="The period ends before it starts"
      action={
        <Button size="small" onClick={onSwap}>
          Swap the two days
        </Button>
      }
    >
      Choose a start date that is not after the end date.
    </Callout>
  )
}
