import type { RondoError } from './error.ts'

const QUIET_MS = 10_000

/** Emits errors as process warnings: each kind at most every ten seconds, with the number of those left out. */
export function throttledWarnings(): (error: RondoError) => void {
  const emitted = new Map<string, { at: number; since: number }>()
  return (error) => {
    const { at, since } = emitted.get(error.code) ?? { at: -QUIET_MS, since: 0 }
    const now = performance.now()
    if (now - at < QUIET_MS) return void emitted.set(error.code, { at, since: since + 1 })
    emitted.set(error.code, { at: now, since: 0 })
    const more = since > 0 ? ` (and ${since} more times)` : ''
    process.emitWarning(`${error.message}${more}`, { type: 'RondoError', code: error.code })
  }
}
