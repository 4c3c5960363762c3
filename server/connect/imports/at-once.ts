import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { Reject } from '../table/reject.ts'
import type { ImportKind, ImportTask } from './flow.ts'
import { rejectsPath, writeRejectsFile } from './rejects-file.ts'
import * as store from './store.ts'

const MOST_REJECTS_LISTED = 1000

/** A small file that is imported within its request and not stored. */
export type SmallFile<Options> = { filename: string; source: string; content: Buffer; options: Options }

/** The result: the import by which the file can be undone (null after a dry run), and the first rejected rows. */
export type ImportedAtOnce<Details> = { importId: number | null; details: Details; rejects: Reject[] }

/**
 * Imports a small file within the request: its good rows are written as one import, which can be undone; the others are
 * rejected with their reasons. The same file again adds nothing.
 *
 * @throws Refusal of the kind, such as 422 when a needed column is missing; nothing is written then
 */
export async function importAtOnce<Options, Details>(
  scope: Scope,
  kind: ImportKind<Options, Details>,
  { content, ...file }: SmallFile<Options>,
): Promise<ImportedAtOnce<Details>> {
  const rejects: Reject[] = []
  const task = taskOf({ ...file, content })
  const { importId, details } = await inTransaction(scope, async (scope) => {
    const importId = await store.insert(scope.db, {
      kind: kind.name,
      source: file.source,
      filename: file.filename,
      path: '',
      bytes: content.length,
      plan: { options: {}, plan: null, customersAre: 'person' },
      by: actorDisplayName(scope.actor),
      now: scope.now,
    })
    const { counts, details } = await kind.write(scope, { ...task, id: importId }, sinkInto(rejects))
    await store.transition(scope.db, importId, ['uploaded'], 'applied', scope.now)
    await store.setCounts(scope.db, importId, counts)
    return { importId, details }
  })
  sortByLine(rejects)
  await writeRejectsFile(rejectsPath(scope, importId), rejects)
  return { importId, details, rejects: rejects.slice(0, MOST_REJECTS_LISTED) }
}

/** Says what importing a small file would do, and stores nothing. */
export async function tryAtOnce<Options, Details>(
  scope: Scope,
  kind: ImportKind<Options, Details>,
  file: SmallFile<Options>,
): Promise<ImportedAtOnce<Details>> {
  const rejects: Reject[] = []
  const { details } = await kind.stage(scope, taskOf(file), sinkInto(rejects))
  sortByLine(rejects)
  return { importId: null, details, rejects: rejects.slice(0, MOST_REJECTS_LISTED) }
}

const taskOf = <Options>(file: SmallFile<Options>): ImportTask<Options> => ({
  ...file,
  id: null,
  path: '',
  bytes: file.content.length,
  customersAre: 'person',
  counts: null,
})

const sinkInto = (rejects: Reject[]) => ({
  reject: (more: readonly Reject[]) => void rejects.push(...more),
  report: () => undefined,
})

const sortByLine = (rejects: Reject[]) => void rejects.sort((one, other) => one.line - other.line)
