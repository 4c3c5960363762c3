import { Anchor } from '../../ui/Anchor.tsx'
import { buttonLook } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../Page.tsx'

export function CustomersPage() {
  const action = (
    <Anchor href="/imports" className={buttonLook('primary')}>
      Bring in your orders
    </Anchor>
  )
  return (
    <Page title="Customers">
      <EmptyState
        title="Everyone who bought from you"
        why="Each customer with their story: when they first ordered, when they came back, and what it is worth."
        action={action}
      />
    </Page>
  )
}
