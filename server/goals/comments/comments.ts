import { sql } from 'kysely'
import { together, type Scope } from '../../platform/scope/scope.ts'
import * as store from '../store.ts'
import { existing } from '../goals.ts'
import type { Author } from '../readings/readings.ts'
import { customerId, unknown } from '../progress/progress.ts'

/** What one side writes to a goal, for both to read. */
export async function comment(
  scope: Scope,
  author: Author,
  { id, goalId, words }: { id: number; goalId: number; words: string },
): Promise<{ id: number }> {
  return together(scope, async (scope) => {
    const own = await customerId(scope, id)
    await existing(scope, own, goalId)
    const said = { goalId, words, side: author.side, author: author.name, writtenAt: scope.now }
    return { id: await store.insertComment(scope.db, own, said) }
  })
}

/** Takes a comment of the team away; done twice it is away once. @throws Refusal 404 when the team wrote none such */
export async function removeComment(scope: Scope, id: number, commentId: number): Promise<void> {
  const own = await customerId(scope, id)
  if (!(await store.markComment(scope.db, own, commentId, sql`coalesce(deleted_at, ${scope.now})`)))
    unknown('comment', commentId, own)
}

/** The way back. */
export async function restoreComment(scope: Scope, id: number, commentId: number): Promise<void> {
  const own = await customerId(scope, id)
  if (!(await store.markComment(scope.db, own, commentId, sql`null`))) unknown('comment', commentId, own)
}
