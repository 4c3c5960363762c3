import { Component } from 'react'
import type { ReactNode } from 'react'
import { Action } from './Action.tsx'

function Stopped() {
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-4 px-4 py-12">
      <h1 className="text-page font-semibold tracking-tight">Your page stopped working</h1>
      <p role="alert">
        Something went wrong while showing it. Everything you sent is saved, and what you were writing stays
        until you close this tab.
      </p>
      <Action kind="primary" onClick={() => location.reload()}>
        Reload the page
      </Action>
      <p className="text-soft">If it happens again, tell the person who sent you the link.</p>
    </main>
  )
}

/** Shows a message in place of a part that failed to render; without it the page would be blank. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <Stopped /> : this.props.children
  }
}
