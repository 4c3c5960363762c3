import { changeCustomer } from '../../customers/change.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import * as store from './store.ts'
import { existing } from '../goals.ts'
import type { Author } from '../readings/readings.ts'
import { refuseUnknown } from '../progress/progress.ts'

/** Adds a comment to a goal; both sides can read it. */
export async function comment(
  scope: Scope,
  author: Author,
  { id, goalId, text }: { id: number; goalId: number; text: string },
): Promise<{ id: number }> {
  return changeCustomer(scope, id, async (scope, customerId) => {
    await existing(scope, customerId, goalId)
    const comment = { goalId, text, side: author.side, author: author.name, writtenAt: scope.now }
    return { id: await store.insertComment(scope.db, customerId, comment) }
  })
}

/** Deletes a comment of the team. @throws Refusal 404 when the team has no such comment */
export async function removeComment(scope: Scope, id: number, commentId: number): Promise<void> {
  await changeCustomer(scope, id, async ({ db, now }, customerId) => {
    if (!(await store.setDeletedAt(db, customerId, commentId, now)))
      refuseUnknown('comment', commentId, customerId)
  })
}

/** Undoes the deletion. */
export async function restoreComment(scope: Scope, id: number, commentId: number): Promise<void> {
  await changeCustomer(scope, id, async ({ db }, customerId) => {
    if (!(await store.setDeletedAt(db, customerId, commentId, null)))
      refuseUnknown('comment', commentId, customerId)
  })
}
