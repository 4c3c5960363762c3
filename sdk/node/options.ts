import { RondoError } from './error.ts'
import { throttledWarnings } from './warn.ts'

export type RondoOptions = {
  /** Where Rondo is: `https://rondo.example`. */
  host: string
  /** The write key, `rk_…`. */
  key: string
  /** So many waiting events are sent at once: 20. */
  flushAt?: number | undefined
  /** No event waits longer before it is sent, in milliseconds: 10,000. */
  flushEvery?: number | undefined
  /** So many events wait at most while Rondo cannot be reached: 10,000. */
  maxQueue?: number | undefined
  /** The wait after a first failure, in milliseconds: 500; it doubles up to 30 seconds. */
  firstWait?: number | undefined
  /** How long `flush`, `close` and the end of the process wait for delivery, in milliseconds: 10,000. */
  patience?: number | undefined
  /** Whether SIGTERM and SIGINT deliver first and then end the process: no. */
  signals?: boolean | undefined
  /** Called for lost, delayed and rejected events; without it, the process emits a warning. */
  onError?: ((error: RondoError) => void) | undefined
}

/** The longest that a timer of Node can wait, in milliseconds: 24 days. */
const MAX_TIMER = 2 ** 31 - 1

/**
 * The options with their defaults.
 *
 * @throws RondoError `invalid`, which names the option, its value and what it should be
 *
 * @example resolveOptions({ host: 'https://rondo.example/', key: 'rk_1', flushAt: 5 }).host // 'https://rondo.example'
 */
export function resolveOptions(options: RondoOptions) {
  const { host, key, signals = false, onError = throttledWarnings() } = options
  const isAddress = URL.canParse(host) && /^https?:$/.test(new URL(host).protocol)
  if (!isAddress) throw invalidOption('host', host, 'an address such as https://rondo.example')
  if (typeof key !== 'string' || key === '') throw invalidOption('key', key, 'the write key, such as rk_…')
  return {
    host: host.replace(/\/+$/, ''),
    key,
    signals,
    onError,
    flushAt: count('flushAt', options.flushAt ?? 20),
    flushEvery: count('flushEvery', options.flushEvery ?? 10_000),
    maxQueue: count('maxQueue', options.maxQueue ?? 10_000),
    firstWait: count('firstWait', options.firstWait ?? 500),
    patience: count('patience', options.patience ?? 10_000),
  }
}

function count(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= MAX_TIMER) return value
  throw invalidOption(name, value, `a whole number from 1 to ${MAX_TIMER}`)
}

const invalidOption = (name: string, value: unknown, what: string) =>
  new RondoError(
    'invalid',
    `The option ${name} is ${JSON.stringify(value) ?? 'missing'}; it should be ${what}.`,
  )
