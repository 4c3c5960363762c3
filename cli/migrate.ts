import { readConfig } from '../server/platform/process/config.ts'
import { openDatabase } from '../server/platform/database/database.ts'
import { migrate } from '../server/platform/database/migrate.ts'
import { printStatus } from './output.ts'

export const help = `rondo migrate
  Brings the database to this version; start does the same by itself.`

export async function run(): Promise<void> {
  const database = await openDatabase(readConfig(process.env), printStatus)
  try {
    const done = await migrate(database.pool, printStatus)
    printStatus(done.length === 0 ? 'The database is at this version already.' : `${done.length} steps done.`)
  } finally {
    await database.close()
  }
}
