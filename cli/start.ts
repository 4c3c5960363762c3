import { run as serve } from '../server/main.ts'
import { buildPages } from './pages.ts'
import { printStatus } from './output.ts'

export const help = `rondo start
  Starts Rondo on this machine and keeps running until Ctrl-C.
  Configure it with PORT, HOST, RONDO_DATA, RONDO_URL and DATABASE_URL.`

export async function run(): Promise<void> {
  await buildPages(printStatus)
  await serve(printStatus)
}
