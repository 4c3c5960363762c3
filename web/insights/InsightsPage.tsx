import { Anchor } from '../../ui/Anchor.tsx'
import { buttonLook } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../Page.tsx'

export function InsightsPage() {
  const action = (
    <Anchor href="/imports" className={buttonLook('primary')}>
      Bring in your orders
    </Anchor>
  )
  return (
    <Page title="Insights">
      <EmptyState
        title="Who comes back, and how soon"
        why="From your orders Rondo draws the ladder: how many customers came back for a second order, a third, a fourth, and when."
        action={action}
      />
    </Page>
  )
}
