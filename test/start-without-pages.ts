import { runCommand } from '../cli/exit.ts'
import { printStatus } from '../cli/output.ts'
import { run } from '../server/main.ts'

// `rondo start`, with the pages as they are: whether they can be built is no question of these tests.
await runCommand(() => run(printStatus))
