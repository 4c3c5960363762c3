import { deliveryOutcome } from '../delivery-outcome.ts'
import { retryAfterDelay, backoffDelay } from '../backoff.ts'
import { RondoError } from './error.ts'
import { eventsOf, type SerializedEvent } from './event.ts'
import { EventQueue } from './queue.ts'
import { post, type DeliveryResponse } from './post.ts'
import { rejectionError } from './rejection.ts'

/** In bytes, unzipped: what the server takes at once, less what goes around the events. */
const MAX_BATCH_BYTES = 499_000
const MAX_DELAY = 30_000
/** So many failures in a row are worth a word. */
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

/** The way of events to the server: in order, one batch at a time, each sent until it is answered. */
export class Delivery {
  readonly #options: DeliveryOptions
  readonly #address: string
  readonly #line = new EventQueue()
  #cancel = new AbortController()
  #isStopped = false
  /** How many of all that joined are to go without waiting for more. */
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
    return this.#line.length
  }

  add(event: SerializedEvent): void {
    const { maxQueue, flushEvery, host } = this.#options
    if (this.#line.length >= maxQueue) {
      const words = `${maxQueue} events wait for ${host} already; another one is lost.`
      return this.#tell(new RondoError('queue_full', words, eventsOf([event])))
    }
    this.#line.enqueue(event)
    this.#timer ??= setTimeout(() => this.#hurry(), flushEvery).unref()
    void this.#run()
  }

  /**
   * Sends what waits, and settles when that is done with, or after so many milliseconds.
   *
   * @returns how many of what waited still do
   */
  async settle(patience: number): Promise<number> {
    const asked = this.#line.joined
    this.#hurry()
    this.#endPause?.()
    await this.#line.whenSettled(asked, patience)
    return Math.max(0, asked - this.#line.gone)
  }

  /** Gives up what waits, and says so. */
  giveUp(): void {
    const lost = this.#line.clear()
    if (lost.length === 0) return
    const words = `${lost.length} events could not be delivered to ${this.#options.host} in time.`
    this.#tell(new RondoError('undelivered', words, eventsOf(lost)))
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel.abort()
    this.#endPause?.()
    if (this.#timer) clearTimeout(this.#timer)
  }

  #hurry(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#due = this.#line.joined
    void this.#run()
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    while (this.#isDue()) {
      const batch = this.#line.peek(MAX_BATCH_BYTES)
      const body = `{"sentAt":"${new Date().toISOString()}","batch":[${batch.map(({ json }) => json).join()}]}`
      this.#cancel = new AbortController()
      const answer = await post(this.#address, this.#options.key, body, this.#cancel)
      if (deliveryOutcome(answer.status) === 'again') await this.#waitBeforeNext(answer)
      else this.#isAnswered(batch, answer)
    }
    this.#isRunning = false
  }

  #isDue(): boolean {
    const { length, gone } = this.#line
    return length > 0 && (gone < this.#due || length >= this.#options.flushAt) && !this.#isStopped
  }

  #isAnswered(batch: SerializedEvent[], answer: DeliveryResponse): void {
    this.#failures = 0
    this.#line.dequeue(batch)
    if (deliveryOutcome(answer.status) === 'drop') this.#tell(rejectionError(this.#address, batch, answer))
  }

  async #waitBeforeNext({ status, text, retryAfter }: DeliveryResponse): Promise<void> {
    if (++this.#failures === REPORTED_FAILURES) {
      const words = `${this.#address} ${status ? `answers ${status}` : `cannot be reached: ${text}`}; ${this.waiting} events wait.`
      this.#tell(new RondoError('delayed', words, [], status || undefined))
    }
    const told = retryAfterDelay(retryAfter, Date.now())
    const own = backoffDelay(this.#failures, Math.random(), this.#options.firstWait, MAX_DELAY)
    await new Promise<void>((resolve) => {
      setTimeout(resolve, Math.max(told ?? 0, own)).unref()
      // What the server asks for holds; our own caution ends when somebody is in a hurry.
      if (told === null) this.#endPause = resolve
    })
    this.#endPause = null
  }

  /** Apart from what runs here, so that a listener that throws stops nothing. */
  #tell(error: RondoError): void {
    queueMicrotask(() => this.#options.onError(error))
  }
}
