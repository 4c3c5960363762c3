import type { Auth } from './platform/people/auth.ts'
import type { TrustedProxies } from './platform/http/client-address.ts'
import type { Availability } from './platform/process/availability.ts'
import type { GracefulStop } from './platform/process/graceful-stop.ts'
import type { RequestContext } from './platform/http/procedures.ts'
import type { Scope } from './platform/scope/scope.ts'

/** What the server needs from the process that runs it. */
export type Dependencies = {
  auth: Auth
  /** A new scope with the current time, in which Rondo itself is the actor. */
  scope: () => Scope
  /** The address under which browsers reach Rondo. */
  url: string
  proxies: TrustedProxies
  /** Called when tracking has put new messages into the inbox. */
  onTracked?: () => void
  /** Whether the disk and the database work; without it they count as available. */
  availability?: Pick<Availability, 'problem' | 'unlessAway' | 'note'>
  /** Ends connections while the process stops. */
  closing?: Pick<GracefulStop, 'isStopping' | 'middleware'>
}

/** What the routes under /api find in Hono's context. */
export type Env = { Variables: { request: RequestContext } }
