import { Refusal } from '../server/platform/errors/refusal.ts'
import { runCommand } from './exit.ts'

type Command = { run: (args: string[]) => Promise<void>; help: string }

/** One file per command, loaded when it is needed. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: () => import('./start.ts'),
  import: () => import('./import.ts'),
  report: () => import('./report.ts'),
  sample: () => import('./sample.ts'),
  owner: () => import('./owner.ts'),
  key: () => import('./key.ts'),
  verify: () => import('./verify.ts'),
  backtest: () => import('./backtest.ts'),
  migrate: () => import('./migrate.ts'),
  test: () => import('./test.ts'),
  check: () => import('./check.ts'),
}

async function help(): Promise<void> {
  process.stdout.write('Rondo shows who comes back, how soon, and what it is worth.\n\n')
  for (const load of Object.values(COMMANDS)) process.stdout.write(`${(await load()).help}\n`)
}

async function main([name = 'help', ...args]: string[]): Promise<void> {
  if (name === 'help' || name === '--help' || name === '-h') return help()
  const load = COMMANDS[name]
  if (!load)
    throw new Refusal(
      400,
      'command',
      `There is no command "${name}". The commands are: ${Object.keys(COMMANDS).join(', ')}.`,
    )
  const command = await load()
  if (args.includes('--help') || args.includes('-h')) process.stdout.write(`${command.help}\n`)
  else await command.run(args)
}

await runCommand(() => main(process.argv.slice(2)))
