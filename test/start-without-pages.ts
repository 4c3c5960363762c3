import { runCommand } from '../cli/exit.ts'
import { printStatus } from '../cli/output.ts'
import { run } from '../server/main.ts'

// `rondo start` with the pages as they are: these tests do not depend on building them.
await runCommand(() => run(printStatus))
