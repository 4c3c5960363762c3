import { inTransaction, type Scope } from '../../platform/scope/scope.ts'

class RolledBack extends Error {}

/** Does something and rolls it back, so that what a dry run says is what the run does. */
export async function rolledBack<Result>(
  scope: Scope,
  work: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = []
  await inTransaction(scope, async (scope) => {
    results.push(await work(scope))
    throw new RolledBack()
  }).catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error
  })
  return results[0]!
}
