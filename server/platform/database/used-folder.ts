import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '../errors/refusal.ts'

/** Whether the data folder holds a bundled database. */
export const hasCluster = (data: string): Promise<boolean> =>
  exists(path.join(data, 'postgres', 'PG_VERSION'))

/**
 * Refuses to begin with an empty database in a data folder that has been used: its customers are in another database, and
 * whoever opened the page would be asked to become the owner of an empty Rondo.
 *
 * @throws Refusal 409 that names what was found and how to go on
 */
export async function refuseUsedFolder(data: string, kind: 'bundled' | 'external'): Promise<void> {
  const trace = await findTrace(data, kind)
  if (!trace) return
  const [empty, remedy] =
    kind === 'external'
      ? [
          'The database in DATABASE_URL is empty',
          'Set DATABASE_URL to the database that belongs to this folder, or leave it out if that is the bundled one',
        ]
      : [
          'The data folder has no database',
          'Set DATABASE_URL to the database that belongs to this folder, or restore the folder "postgres" from a backup',
        ]
  throw new Refusal(
    409,
    'database_empty',
    `${empty}, but ${data} was used before: it holds ${trace}. ${remedy}. To begin with nothing, choose a new folder with RONDO_DATA.`,
  )
}

async function findTrace(data: string, kind: 'bundled' | 'external'): Promise<string | null> {
  const imports = await readdir(path.join(data, 'imports')).catch(() => [])
  if (imports.length > 0) return `the files of imports (${path.join(data, 'imports')})`
  if (await exists(path.join(data, 'secret'))) return 'the key of signed-in people ("secret")'
  return kind === 'external' && (await hasCluster(data)) ? 'a bundled database ("postgres")' : null
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
