import { bytesOf, openBatches } from './browser/batches.ts'
import { warn } from './browser/warn.ts'
import { openPageExit } from './browser/page-exit.ts'
import { pageProperties, watchPages } from './browser/page-views.ts'
import { openQueue } from './browser/queue.ts'
import { openSender } from './browser/sender.ts'
import { openStorage } from './browser/storage.ts'
import { openVisitor } from './browser/visitor.ts'

export type Properties = Record<string, unknown>

export type Options = {
  /** The write key, `rk_…`. It can only send events, so a page may contain it. */
  key: string
  /** Where Rondo is: `https://rondo.example`. */
  host: string
  /** `off`: page views are not sent automatically. */
  page?: 'on' | 'off'
  /** `on`: respects Do Not Track and Global Privacy Control; nothing is sent or stored then. */
  dnt?: 'on' | 'off'
}

/** What a page can call. No call throws; errors are written to the console. */
export type Rondo = {
  /** The user of this browser from now on, by the id that the site uses. */
  identify: (userId: string | number, traits?: Properties) => void
  /** The customer (company, account, workspace) that the user belongs to. */
  group: (groupId: string | number, traits?: Properties) => void
  track: (event: string, properties?: Properties) => void
  page: (name?: string, properties?: Properties) => void
  /** The user signed out: from now on the visitor is unknown. Queued events are still sent. */
  reset: () => void
  /** Sends queued events now; settles when they are delivered or an attempt has failed. */
  flush: () => Promise<void>
}

/** The server accepts no larger event. */
const MAX_EVENT_BYTES = 32_000
/** When to look for events of an earlier page: after that page has certainly stopped sending them. In milliseconds. */
const LEFTOVER_DELAY = 11_000

/**
 * Starts to report to Rondo what happens on this page. Call it once; with a script tag, `rondo.js` calls it.
 *
 * @example const rondo = start({ key: 'rk_…', host: 'https://rondo.example' }); rondo.track('Mailing Sent')
 */
export function start({ key, host, page = 'on', dnt = 'off' }: Options): Rondo {
  if (dnt === 'on' && asksForPrivacy()) return disabled
  const store = openStorage()
  const visitor = openVisitor(store)
  const queue = openQueue(store)
  const address = `${host.replace(/\/+$/, '')}/v1/batch`
  const batches = openBatches(key, queue)
  const sending = openSender(address, batches)

  const send = (type: string, what: Properties) => {
    const { groupId, ...who } = visitor.who()
    const now = Date.now()
    const messageId = queue.nextId(now)
    const timestamp = new Date(now).toISOString()
    const context = groupId && { groupId }
    const json = JSON.stringify({ type, messageId, timestamp, ...who, context, ...what })
    if (bytesOf(json) > MAX_EVENT_BYTES) return warn(`a ${type} over 32 kB is not sent`)
    const dropped = queue.add(messageId, json)
    if (dropped > 0) warn(`${dropped} events had to make room`)
    sending.soon()
  }
  const rondo: Rondo = {
    identify(userId, traits) {
      visitor.isUser(idOf(userId))
      send('identify', { traits })
    },
    group(groupId, traits) {
      visitor.isOfGroup(idOf(groupId))
      send('group', { groupId: idOf(groupId), traits })
    },
    track: (event, properties) => send('track', { event: idOf(event), properties }),
    page: (name, properties) => send('page', { name, properties: { ...pageProperties(), ...properties } }),
    reset: visitor.reset,
    flush: sending.flush,
  }
  listen(sending, openPageExit(address, batches, sending))
  const safe = neverThrowing(rondo)
  // After the calls that the page makes while it loads, so that the first page view has its user.
  if (page === 'on') setTimeout(neverThrowing({ watch: () => watchPages(safe.page) }).watch)
  return safe
}

function listen(
  { flush, soon }: ReturnType<typeof openSender>,
  leaving: ReturnType<typeof openPageExit>,
): void {
  const { leave, comeBack } = neverThrowing(leaving)
  addEventListener('pagehide', leave)
  addEventListener('pageshow', comeBack)
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'hidden' ? leave() : comeBack(),
  )
  addEventListener('online', flush)
  soon()
  setTimeout(flush, LEFTOVER_DELAY)
}

function idOf(id: string | number): string {
  const text = String(id ?? '')
  if (text) return text
  throw new TypeError('an id or a name is missing')
}

/** The same functions, but none of them throws into the page. */
function neverThrowing<Calls extends { [name: string]: (...args: never[]) => unknown }>(calls: Calls): Calls {
  const entries = Object.entries(calls).map(([name, call]) => [
    name,
    (...args: never[]) => {
      try {
        return call(...args)
      } catch (error) {
        warn(error)
      }
    },
  ])
  return Object.fromEntries(entries)
}

const asksForPrivacy = () =>
  navigator.doNotTrack === '1' ||
  ('globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true)

const noop = () => undefined
const disabled: Rondo = {
  identify: noop,
  group: noop,
  track: noop,
  page: noop,
  reset: noop,
  flush: async () => undefined,
}
