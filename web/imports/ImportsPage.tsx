import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../Page.tsx'

export function ImportsPage() {
  return (
    <Page title="Imports">
      <EmptyState
        title="Bring in your orders"
        why="One file of orders is enough for a first answer. You see what would happen before it does, and can take it back for 30 days."
      />
    </Page>
  )
}
