import { setTimeout as pause } from 'node:timers/promises'
import type { Scope } from '../scope/scope.ts'

/** A task that runs periodically. It must be safe to run twice, since every process runs it. */
export type ScheduledTask = { name: string; everySeconds: number; run: (scope: Scope) => Promise<unknown> }

export type Scheduler = {
  /** Runs the task now instead of at its next time; if it is running already, once more afterwards. */
  trigger: (name: string) => void
  /** Starts nothing new and waits for running tasks, but not for ever: a task may itself be waiting for something. */
  stop: () => Promise<void>
}

/** Triggers within this time cause one run. */
const DEBOUNCE_MS = 100
const STOP_LIMIT_MS = 5000

/**
 * Runs every task at once and then every `everySeconds`, never twice at the same time in one process. A failed run is
 * reported and retried at the next time.
 */
export function startScheduler(
  tasks: readonly ScheduledTask[],
  openScope: () => Scope,
  failed: (name: string, error: unknown) => void,
): Scheduler {
  const runners = new Map(tasks.map((task) => [task.name, startTask(task, openScope, failed)]))
  return {
    trigger: (name) => runners.get(name)?.trigger(),
    stop: async () => void (await Promise.all([...runners.values()].map((runner) => runner.stop()))),
  }
}

function startTask(
  task: ScheduledTask,
  openScope: () => Scope,
  failed: (name: string, error: unknown) => void,
) {
  let running: Promise<void> | null = null
  let [isStopped, isTriggered] = [false, false]
  let timer: NodeJS.Timeout | undefined
  const plan = (ms: number) => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(begin, ms)
  }
  const begin = () => {
    isTriggered = false
    running = (async () => task.run(openScope()))()
      .then(
        () => undefined,
        (error: unknown) => failed(task.name, error),
      )
      .finally(() => {
        running = null
        plan(isTriggered ? DEBOUNCE_MS : task.everySeconds * 1000)
      })
  }
  plan(0)
  return {
    trigger() {
      if (isTriggered) return
      isTriggered = true
      if (!running) plan(DEBOUNCE_MS)
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await Promise.race([running, pause(STOP_LIMIT_MS, undefined, { ref: false })])
    },
  }
}
