import { setTimeout as pause } from 'node:timers/promises'
import type { Scope } from '../scope/scope.ts'

/** Work that comes round by itself. It must be safe to do twice, since every process does it. */
export type ScheduledTask = { name: string; everySeconds: number; run: (scope: Scope) => Promise<unknown> }

export type Scheduler = {
  /** Does the work now rather than when its time comes; once more after it, when it is under way. */
  trigger: (name: string) => void
  /** Begins nothing new, and waits for what is under way, though not for ever: it may itself wait for somebody. */
  stop: () => Promise<void>
}

/** Pokes that come thick are answered together: so long after the last round at the earliest. */
const DEBOUNCE_MS = 100
const STOP_LIMIT_MS = 5000

/**
 * Begins what comes round: each at once and then every so many seconds, never beside itself. What fails is told and
 * tried again the next time.
 */
export function startScheduler(
  works: readonly ScheduledTask[],
  openScope: () => Scope,
  failed: (name: string, error: unknown) => void,
): Scheduler {
  const rounds = new Map(works.map((work) => [work.name, startTask(work, openScope, failed)]))
  return {
    trigger: (name) => rounds.get(name)?.poke(),
    stop: async () => void (await Promise.all([...rounds.values()].map((round) => round.stop()))),
  }
}

function startTask(
  work: ScheduledTask,
  openScope: () => Scope,
  failed: (name: string, error: unknown) => void,
) {
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
        plan(isPoked ? DEBOUNCE_MS : work.everySeconds * 1000)
      })
  }
  plan(0)
  return {
    poke() {
      if (isPoked) return
      isPoked = true
      if (!running) plan(DEBOUNCE_MS)
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await Promise.race([running, pause(STOP_LIMIT_MS, undefined, { ref: false })])
    },
  }
}
