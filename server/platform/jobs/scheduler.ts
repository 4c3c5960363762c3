import { setTimeout as pause } from 'node:timers/promises'
import type { Scope } from '../scope/scope.ts'

/** Work that comes round by itself. It must be safe to do twice, since every process does it. */
export type Regular = { name: string; everySeconds: number; run: (scope: Scope) => Promise<unknown> }

export type Rounds = {
  /** Does the work now rather than when its time comes; once more after it, when it is under way. */
  poke: (name: string) => void
  /** Begins nothing new, and waits for what is under way, though not for ever: it may itself wait for somebody. */
  stop: () => Promise<void>
}

/** Pokes that come thick are answered together: so long after the last round at the earliest. */
const BREATH_MS = 100
const STOP_LIMIT_MS = 5000

/**
 * Begins what comes round: each at once and then every so many seconds, never beside itself. What fails is told and
 * tried again the next time.
 *
 * @example const rounds = startRegular([{ name: 'sweep', everySeconds: 3600, run: sweep }], openScope, failed)
 */
export function startRegular(
  works: Regular[],
  openScope: () => Scope,
  failed: (name: string, error: unknown) => void,
): Rounds {
  const rounds = new Map(works.map((work) => [work.name, startRound(work, openScope, failed)]))
  return {
    poke: (name) => rounds.get(name)?.poke(),
    stop: async () => void (await Promise.all([...rounds.values()].map((round) => round.stop()))),
  }
}

function startRound(work: Regular, openScope: () => Scope, failed: (name: string, error: unknown) => void) {
  let running: Promise<void> | null = null
  let [isStopped, isPoked] = [false, false]
  let timer: NodeJS.Timeout | undefined
  const plan = (ms: number) => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(begin, ms)
  }
  const begin = () => {
    isPoked = false
    running = (async () => work.run(openScope()))()
      .then(
        () => undefined,
        (error: unknown) => failed(work.name, error),
      )
      .finally(() => {
        running = null
        plan(isPoked ? BREATH_MS : work.everySeconds * 1000)
      })
  }
  plan(0)
  return {
    poke() {
      if (isPoked) return
      isPoked = true
      if (!running) plan(BREATH_MS)
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await Promise.race([running, pause(STOP_LIMIT_MS, undefined, { ref: false })])
    },
  }
}
