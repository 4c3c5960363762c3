import { inWords } from '../cli/exit.ts'
import { say } from '../cli/output.ts'
import { run } from '../server/main.ts'

// `rondo start`, with the pages as they are: whether they can be built is no question of these tests.
await inWords(() => run(say))
