import type { RondoError } from './error.ts'

const QUIET_MS = 10_000

/** Where nobody listens for errors the process says them: each kind at most every ten seconds, with how many were not said. */
export function throttledWarnings(): (error: RondoError) => void {
  const said = new Map<string, { at: number; since: number }>()
  return (error) => {
    const { at, since } = said.get(error.code) ?? { at: -QUIET_MS, since: 0 }
    const now = performance.now()
    if (now - at < QUIET_MS) return void said.set(error.code, { at, since: since + 1 })
    said.set(error.code, { at: now, since: 0 })
    const more = since > 0 ? ` (and ${since} more times)` : ''
    process.emitWarning(`${error.message}${more}`, { type: 'RondoError', code: error.code })
  }
}
