import { z } from 'zod'
import type { KeyScope } from '../../platform/keys/schema.ts'
import type { TokenBuckets } from '../../platform/limits/token-buckets.ts'
import type { Scope } from '../../platform/scope/scope.ts'

const MOST_FAULTS_LISTED = 100

/** What the entry point needs from the running program. */
export type KeyApiDependencies = {
  /** A new scope with the current time, in which Rondo itself is the actor. */
  scope: () => Scope
  /** Called when new events are in the inbox. */
  onTracked?: () => void
  /** Replaces the limits of all endpoints. */
  buckets?: TokenBuckets
}

/** A request whose key was checked. `path` is the last part of its address, such as `readings`. */
export type KeyRequest = { scope: Scope; keyId: number; path: string; body: unknown; bytes: number }

/** The result of a request: how many items were accepted, and what is wrong with the others. */
export type Outcome = {
  faults: ItemFault[]
  kept: number
  /** Further fields of the response. */
  counts?: Record<string, number>
}

/** One endpoint for programs with a key: its path, required scope, input and response. */
export type KeyEndpoint = {
  /** Addresses below `/v1/`; all take POST. */
  paths: readonly string[]
  keyScope: KeyScope
  /** Requests per second for one key, and how many may come at once. */
  limit: { perSecond: number; burst: number }
  summary: string
  /** What one item is called in messages: `reading`. */
  noun: string
  body: z.ZodType
  response: z.ZodType
  open(dependencies: KeyApiDependencies): (request: KeyRequest) => Promise<Outcome>
}

/** What is wrong with one item of a request, counted from 0. */
export type ItemFault = { index: number; message: string; field?: string | undefined }

/** The response of every endpoint when some items are rejected, besides its own counts. */
export const faultsResponseShape = z.object({
  success: z.literal(false),
  code: z.string(),
  message: z.string(),
  errors: z.array(z.looseObject({ index: z.int(), message: z.string(), field: z.string().optional() })),
})

/**
 * The response when some items of a request are rejected. The valid ones are stored, so a client that gives up loses
 * only the invalid ones.
 */
export function faultsResponse(
  noun: string,
  { faults, kept }: Outcome,
): z.output<typeof faultsResponseShape> {
  const [first] = faults
  const refused = faults.length === 1 ? `One ${noun} was` : `${faults.length} ${noun}s were`
  const others =
    kept === 0 ? 'Nothing was saved.' : `The other ${kept} were saved; sending them again changes nothing.`
  return {
    success: false,
    code: `bad_${noun}`,
    message: `${refused} refused. The first is number ${first?.index}: ${first?.message} ${others}`,
    errors: faults.slice(0, MOST_FAULTS_LISTED),
  }
}
