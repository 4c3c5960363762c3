import { openRuntime } from '../server/runtime.ts'
import { Refusal } from '../server/platform/errors/refusal.ts'
import { createResetPath } from '../server/platform/people/owner.ts'
import { printResult, printStatus } from './output.ts'

export const help = `rondo owner reset
  Prints a one-time link for setting a new owner password. Needs no mail server.`

export async function run([what]: string[]): Promise<void> {
  if (what !== 'reset') throw new Refusal(400, 'command', 'Write: npx rondo owner reset')
  const runtime = await openRuntime(printStatus)
  try {
    const path = await createResetPath(runtime.scope())
    printResult(`${runtime.config.url}${path}`)
    printStatus(
      'The link works once, for two hours, while Rondo is running. Using it signs the owner out everywhere else.',
    )
  } finally {
    await runtime.close()
  }
}
