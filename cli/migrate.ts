import { readConfig } from '../server/platform/process/config.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { printStatus } from './output.ts'

export const help = `rondo migrate
  Updates the database to this version; start does the same automatically.`

export async function run(): Promise<void> {
  const database = await openDatabase(readConfig(process.env), printStatus)
  try {
    const done = await migrate(database.pool, printStatus)
    printStatus(done.length === 0 ? 'The database is already up to date.' : `${done.length} steps done.`)
  } finally {
    await database.close()
  }
}
