const controller = new AbortController()

/** Aborted when this process is told to end, by Ctrl-C or by the system: what is under way then ends in order. */
export const interrupted: AbortSignal = controller.signal

export const interrupt = () => controller.abort()

/** A second signal ends the process at once, as everywhere; the next start adopts the database it leaves. */
export function listenForInterrupts(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt)
}

export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    if (interrupted.aborted) resolve()
    else interrupted.addEventListener('abort', () => resolve(), { once: true })
  })
}
