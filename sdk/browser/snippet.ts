import { start, type Rondo } from '../browser.ts'
import { warn } from './warn.ts'

type Call = [keyof Rondo, ...unknown[]]
type Early = Call[] | undefined

/**
 * The entry point of `rondo.js`: reads its script tag, starts, and replays the calls that the page queued before it was
 * loaded.
 */
function begin(): void {
  const page = globalThis as unknown as { rondo?: Early | (Rondo & { push: unknown }) }
  const script = document.currentScript as HTMLScriptElement | null
  const early = page.rondo
  // A second script tag on the page would count everything twice.
  if (early && !Array.isArray(early)) return
  if (!script?.dataset['key']) return warn('the script tag has no data-key')
  const { key, host = new URL(script.src).origin, page: pages, dnt } = script.dataset
  const rondo = start({ key, host, page: pages === 'off' ? 'off' : 'on', dnt: dnt === 'on' ? 'on' : 'off' })
  const push = ([name, ...args]: Call) => (rondo[name] as (...args: unknown[]) => unknown)?.(...args)
  page.rondo = { ...rondo, push }
  early?.forEach(push)
}

try {
  begin()
} catch (error) {
  warn(error)
}
