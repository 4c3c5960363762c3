import { openFoundation } from '../server/runtime.ts'
import { Refusal } from '../server/platform/errors/refusal.ts'
import { resetPath } from '../server/platform/people/people.ts'
import { say } from './output.ts'

export const help = `rondo owner reset
  Prints a one-time link with which the owner sets a new password. Needs no mail.`

export async function run([what]: string[]): Promise<void> {
  if (what !== 'reset') throw new Refusal(400, 'command', 'Write: npx rondo owner reset')
  const foundation = await openFoundation(say)
  try {
    const path = await resetPath(foundation.scope())
    process.stdout.write(`${foundation.config.url}${path}\n`)
    say(
      'The link works once, for two hours, while Rondo is running. Every session of the owner ends when it is used.',
    )
  } finally {
    await foundation.close()
  }
}
