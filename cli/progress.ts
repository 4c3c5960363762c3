import type { ReportProgress } from '../server/connect/imports/define-kind.ts'

const WIDTH = 24

/** A progress line that overwrites itself: phase, share, speed, time left. Prints nothing if stderr is no terminal. */
export function progressLine(size: number): { update: ReportProgress; end: () => void } {
  const isWatched = process.stderr.isTTY
  let started = Date.now()
  let phase = ''
  let shown = false
  return {
    update(progress) {
      if (!isWatched) return
      if (progress.phase !== phase) [phase, started] = [progress.phase, Date.now()]
      const seconds = Math.max(0.001, (Date.now() - started) / 1000)
      const share = progress.bytes / size
      process.stderr.write(`\r\u001b[K${phase}${share < 1 ? reading(share, progress.rows, seconds) : ' …'}`)
      shown = true
    },
    end() {
      if (shown) process.stderr.write('\n')
      shown = false
    },
  }
}

function reading(share: number, rows: number, seconds: number): string {
  const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
  const speed = `${Math.round(rows / seconds).toLocaleString('en')} rows/s`
  const left = share > 0.02 ? `, ${Math.ceil((seconds * (1 - share)) / share)} s left` : ''
  return ` ${bar} ${rows.toLocaleString('en')} rows, ${speed}${left}`
}
