const controller = new AbortController()

/** Aborted when this process receives a signal to end, so that running work can end cleanly. */
export const interrupted: AbortSignal = controller.signal

export const interrupt = () => controller.abort()

/** A second signal ends the process at once; the next start adopts the database that is left running. */
export function listenForInterrupts(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt)
}

export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    if (interrupted.aborted) resolve()
    else interrupted.addEventListener('abort', () => resolve(), { once: true })
  })
}
