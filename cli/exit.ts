import { interrupted, listenForInterrupts } from '../server/platform/process/interrupt.ts'
import { toRefusal } from '../server/platform/errors/error-mapping.ts'

/** What a shell reports of a command that Ctrl-C ended. */
const INTERRUPTED = 130

/** Runs a command; when it ends badly, says why in words and in the process's exit code. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  listenForInterrupts()
  try {
    await command()
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`)
    process.exitCode = interrupted.aborted ? INTERRUPTED : 1
  }
}

/** What a person can act on is one sentence; anything else is a defect and is shown whole. */
function describeError(error: unknown): string {
  if (interrupted.aborted) return 'Stopped.'
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message.split('. ')[0]}. See: npx rondo help`
  return toRefusal(error)?.message ?? String(stack)
}
