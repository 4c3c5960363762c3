/**
 * Passes on at most one call per interval; the others are dropped.
 *
 * @param pauseMs how long nothing is passed on after a call
 */
export function throttled<Args extends unknown[]>(
  call: (...args: Args) => void,
  pauseMs: number,
): (...args: Args) => void {
  let isPaused = false
  return (...args) => {
    if (isPaused) return
    isPaused = true
    setTimeout(() => (isPaused = false), pauseMs).unref()
    call(...args)
  }
}
