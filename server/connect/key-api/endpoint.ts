import { z } from 'zod'
import type { KeyScope } from '../../platform/keys/schema.ts'
import type { TokenBuckets } from '../../platform/limits/token-buckets.ts'
import type { Scope } from '../../platform/scope/scope.ts'

const MOST_FAULTS_LISTED = 100

/** What the entry point needs of the running program. */
export type KeyApiDependencies = {
  /** A scope for nobody in particular, at this moment. */
  scope: () => Scope
  /** Called when new events are in the inbox. */
  onTracked?: () => void
  /** Replaces the limits of all endpoints. */
  buckets?: TokenBuckets
}

/** A request whose key was checked. `path` is the last part of its address, such as `readings`. */
export type KeyRequest = { scope: Scope; keyId: number; path: string; body: unknown; bytes: number }

/** What came of the items of a request: how many were kept, and what is wrong with the others. */
export type Outcome = {
  faults: ItemFault[]
  kept: number
  /** What the response says besides. */
  counts?: Record<string, number>
}

/** One function for programs with a key: where it is, who may call it, what it takes and what it answers. */
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

/** What every endpoint answers when some items cannot be taken, beside the counts of its own response. */
export const faultsResponseShape = z.object({
  success: z.literal(false),
  code: z.string(),
  message: z.string(),
  errors: z.array(z.looseObject({ index: z.int(), message: z.string(), field: z.string().optional() })),
})

/**
 * The response when some items of a request cannot be taken. The good ones are kept: a client that gives up loses only
 * the bad ones.
 */
export function faultsResponse(
  noun: string,
  { faults, kept }: Outcome,
): z.output<typeof faultsResponseShape> {
  const [first] = faults
  const count = faults.length === 1 ? `One ${noun}` : `${faults.length} ${noun}s`
  const others =
    kept === 0 ? 'Nothing was kept.' : `The other ${kept} are kept; sending them again changes nothing.`
  return {
    success: false,
    code: `bad_${noun}`,
    message: `${count} cannot be taken. The first is number ${first?.index}: ${first?.message} ${others}`,
    errors: faults.slice(0, MOST_FAULTS_LISTED),
  }
}
