import { interrupted, listenForInterrupts } from '../server/platform/process/interrupt.ts'
import { printStatus } from './output.ts'
import { toRefusal } from '../server/platform/errors/error-mapping.ts'

/** The exit code of a command that Ctrl-C ended. */
const INTERRUPTED = 130

/** Runs a command; if it fails, prints why and sets the exit code of the process. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  listenForInterrupts()
  try {
    await command()
  } catch (error) {
    printStatus(describeError(error))
    process.exitCode = interrupted.aborted ? INTERRUPTED : 1
  }
}

/** A refusal is one sentence; any other error is a defect and is printed with its stack. */
function describeError(error: unknown): string {
  if (interrupted.aborted) return 'Stopped.'
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message.split('. ')[0]}. See: npx rondo help`
  return toRefusal(error)?.message ?? String(stack)
}
