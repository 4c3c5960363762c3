import { randomUUID } from 'node:crypto'
import { Delivery } from './node/delivery.ts'
import { RondoError } from './node/error.ts'
import { serializeEvent, type Group, type Identify, type Kind, type Page, type Track } from './node/event.ts'
import { resolveOptions, type RondoOptions } from './node/options.ts'

export { RondoError, type RondoErrorCode, type SentEvent } from './node/error.ts'
export type { Group, Identify, Page, Properties, Track } from './node/event.ts'
export type { RondoOptions } from './node/options.ts'

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/**
 * Reports to Rondo from a Node program what customers do. Calls return immediately; events are sent in batches, in order,
 * and again until the server responds.
 *
 * @throws RondoError `invalid` for an option that makes no sense
 *
 * @example const rondo = new Rondo({ host: 'https://rondo.example', key: 'rk_…' }); rondo.track({ userId: 7, event: 'Mailing Sent' }); await rondo.close()
 */
export class Rondo {
  readonly #delivery: Delivery
  readonly #patience: number
  readonly #forgetProcess: () => void
  #isClosed = false

  constructor(options: RondoOptions) {
    const { patience, signals, ...delivery } = resolveOptions(options)
    this.#patience = patience
    this.#delivery = new Delivery(delivery)
    this.#forgetProcess = this.#watchProcess(signals)
  }

  /** Who a user is: traits such as name and email. */
  identify(identify: Identify): void {
    this.#send('identify', identify)
  }

  /** The customer (company, account, workspace) that a user belongs to, and its traits. */
  group(group: Group): void {
    this.#send('group', group)
  }

  /** What a user did. */
  track(track: Track): void {
    this.#send('track', track)
  }

  /** What a user viewed. */
  page(page: Page): void {
    this.#send('page', page)
  }

  /**
   * Sends queued events now.
   *
   * @returns how many of them are still queued when `patience` is over; 0: all were delivered
   */
  flush(): Promise<number> {
    return this.#delivery.settle(this.#patience)
  }

  /** Delivers queued events and accepts no more. Events that could not be delivered in time are passed to `onError`. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#forgetProcess()
    await this.#deliverOrGiveUp()
    this.#delivery.stop()
  }

  #send(kind: Kind, event: Identify | Group | Track | Page): void {
    if (this.#isClosed) throw new RondoError('closed', 'This client was closed; open another one.')
    this.#delivery.add(serializeEvent(kind, event, new Date(), randomUUID()))
  }

  async #deliverOrGiveUp(): Promise<void> {
    if ((await this.flush()) > 0) this.#delivery.giveUp()
  }

  #watchProcess(signals: boolean): () => void {
    const beforeExit = () => (this.#delivery.waiting > 0 ? void this.#deliverOrGiveUp() : undefined)
    const onSignal = (signal: NodeJS.Signals) => {
      void this.close().then(() => {
        // Another listener decides when the process ends.
        if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
      })
    }
    process.on('beforeExit', beforeExit)
    if (signals) for (const signal of SIGNALS) process.once(signal, onSignal)
    return () => {
      process.off('beforeExit', beforeExit)
      for (const signal of SIGNALS) process.off(signal, onSignal)
    }
  }
}
