import { sql } from 'kysely'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import * as store from '../store.ts'
import { existing } from '../goals.ts'
import type { Author } from '../readings/readings.ts'
import { resolveCustomerId, refuseUnknown } from '../progress/progress.ts'

/** What one side writes to a goal, for both to read. */
export async function comment(
  scope: Scope,
  author: Author,
  { id, goalId, words }: { id: number; goalId: number; words: string },
): Promise<{ id: number }> {
  return inTransaction(scope, async (scope) => {
    const own = await resolveCustomerId(scope, id)
    await existing(scope, own, goalId)
    const said = { goalId, words, side: author.side, author: author.name, writtenAt: scope.now }
    return { id: await store.insertComment(scope.db, own, said) }
  })
}

/** Takes a comment of the team away; done twice it is away once. @throws Refusal 404 when the team wrote none such */
export async function removeComment(scope: Scope, id: number, commentId: number): Promise<void> {
  const own = await resolveCustomerId(scope, id)
  if (!(await store.markComment(scope.db, own, commentId, sql`coalesce(deleted_at, ${scope.now})`)))
    refuseUnknown('comment', commentId, own)
}

/** The way back. */
export async function restoreComment(scope: Scope, id: number, commentId: number): Promise<void> {
  const own = await resolveCustomerId(scope, id)
  if (!(await store.markComment(scope.db, own, commentId, sql`null`)))
    refuseUnknown('comment', commentId, own)
}
