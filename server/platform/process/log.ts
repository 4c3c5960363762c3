import { terminalText } from './terminal.ts'

/** Writes one line per event to stderr; control characters in values cannot start another line. */
export type Log = (level: 'info' | 'warn' | 'error', message: string, facts?: Record<string, unknown>) => void

export const log: Log = (level, message, facts = {}) => {
  const parts = Object.entries(facts).map(([name, value]) => `${name}=${oneLine(value)}`)
  process.stderr.write(`${new Date().toISOString()} ${level} ${[oneLine(message), ...parts].join(' ')}\n`)
}

function oneLine(value: unknown): string {
  const text =
    value instanceof Error
      ? (value.stack ?? value.message)
      : typeof value === 'string'
        ? value
        : JSON.stringify(value)
  return terminalText((text ?? '').replace(/[\n\t]+/g, ' '))
}
