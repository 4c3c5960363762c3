import { deliveryOutcome } from '../delivery-outcome.ts'
import { retryAfterDelay, backoffDelay } from '../backoff.ts'
import { RondoError } from './error.ts'
import { eventsOf, type SerializedEvent } from './event.ts'
import { EventQueue } from './queue.ts'
import { post, type DeliveryResponse } from './post.ts'
import { rejectionError } from './rejection.ts'

/** What the server accepts in one request, uncompressed, minus the envelope around the events. */
const MAX_BATCH_BYTES = 499_000
const MAX_DELAY = 30_000
/** After so many failures in a row, the delay is reported. */
const REPORTED_FAILURES = 3

export type DeliveryOptions = {
  host: string
  key: string
  flushAt: number
  flushEvery: number
  maxQueue: number
  firstWait: number
  onError: (error: RondoError) => void
}

/** Delivers events in order, one batch at a time, each until the server responds. */
export class Delivery {
  readonly #options: DeliveryOptions
  readonly #address: string
  readonly #queue = new EventQueue()
  #cancel = new AbortController()
  #isStopped = false
  /** How many of all added events are sent without waiting for more. */
  #due = 0
  #failures = 0
  #isRunning = false
  #timer: NodeJS.Timeout | null = null
  #endPause: (() => void) | null = null

  constructor(options: DeliveryOptions) {
    this.#options = options
    this.#address = `${options.host}/v1/batch`
  }

  get waiting(): number {
    return this.#queue.length
  }

  add(event: SerializedEvent): void {
    const { maxQueue, flushEvery, host } = this.#options
    if (this.#queue.length >= maxQueue) {
      const message = `${maxQueue} events wait for ${host} already; another one is lost.`
      return this.#report(new RondoError('queue_full', message, eventsOf([event])))
    }
    this.#queue.enqueue(event)
    this.#timer ??= setTimeout(() => this.#flush(), flushEvery).unref()
    void this.#run()
  }

  /**
   * Sends queued events, and settles when they are done or after `patience` milliseconds.
   *
   * @returns how many of them are still queued
   */
  async settle(patience: number): Promise<number> {
    const target = this.#queue.added
    this.#flush()
    this.#endPause?.()
    await this.#queue.whenSettled(target, patience)
    return Math.max(0, target - this.#queue.removed)
  }

  /** Gives up queued events and reports them. */
  giveUp(): void {
    const lost = this.#queue.clear()
    if (lost.length === 0) return
    const message = `${lost.length} events could not be delivered to ${this.#options.host} in time.`
    this.#report(new RondoError('undelivered', message, eventsOf(lost)))
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel.abort()
    this.#endPause?.()
    if (this.#timer) clearTimeout(this.#timer)
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#due = this.#queue.added
    void this.#run()
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    while (this.#isDue()) {
      const batch = this.#queue.peek(MAX_BATCH_BYTES)
      const body = `{"sentAt":"${new Date().toISOString()}","batch":[${batch.map(({ json }) => json).join()}]}`
      this.#cancel = new AbortController()
      const response = await post(this.#address, this.#options.key, body, this.#cancel)
      if (deliveryOutcome(response.status) === 'retry') await this.#waitBeforeNext(response)
      else this.#complete(batch, response)
    }
    this.#isRunning = false
  }

  #isDue(): boolean {
    const { length, removed } = this.#queue
    return length > 0 && (removed < this.#due || length >= this.#options.flushAt) && !this.#isStopped
  }

  #complete(batch: SerializedEvent[], response: DeliveryResponse): void {
    this.#failures = 0
    this.#queue.dequeue(batch)
    if (deliveryOutcome(response.status) === 'drop')
      this.#report(rejectionError(this.#address, batch, response))
  }

  async #waitBeforeNext({ status, text, retryAfter }: DeliveryResponse): Promise<void> {
    if (++this.#failures === REPORTED_FAILURES) {
      const message = `${this.#address} ${status ? `answers ${status}` : `cannot be reached: ${text}`}; ${this.waiting} events wait.`
      this.#report(new RondoError('delayed', message, [], status || undefined))
    }
    const requestedDelay = retryAfterDelay(retryAfter, Date.now())
    const ownDelay = backoffDelay(this.#failures, Math.random(), this.#options.firstWait, MAX_DELAY)
    await new Promise<void>((resolve) => {
      setTimeout(resolve, Math.max(requestedDelay ?? 0, ownDelay)).unref()
      // A delay that the server requested is respected; our own ends early on a flush.
      if (requestedDelay === null) this.#endPause = resolve
    })
    this.#endPause = null
  }

  /** In a microtask, so that a listener that throws does not stop the delivery. */
  #report(error: RondoError): void {
    queueMicrotask(() => this.#options.onError(error))
  }
}
