import type { ErrorComponentProps } from '@tanstack/react-router'
import { Anchor } from '../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { EmptyState } from '../../ui/message/EmptyState.tsx'
import { Page } from './Page.tsx'

/** A page that failed; the frame around it still works. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const again = <Button onClick={reset}>Try again</Button>
  return (
    <Page title="This page stopped">
      <Callout tone="harm" title="Something in this page went wrong" action={again}>
        What you saved is safe. If trying again does not help, tell the person who runs this Rondo: “
        {error instanceof Error ? error.message : String(error)}
        ”.
      </Callout>
    </Page>
  )
}

/** An unknown address. */
export function NotFound() {
  const home = (
    <Anchor href="/" className={buttonClasses('primary')}>
      Go to the home page
    </Anchor>
  )
  return (
    <Page title="Not found">
      <EmptyState
        title="This page does not exist"
        why="It may have moved, or the address is incomplete. Press / to search for customers and pages."
        action={home}
      />
    </Page>
  )
}
