import type { Scope } from '../../platform/scope/scope.ts'
import type { Formatter } from '../format.ts'
import { loadCohortCells } from '../revenue/store.ts'
import { loadObservedPeriod } from '../store.ts'
import type { Exclusion, ExclusionChange } from './schema.ts'
import { exclusionSentence } from './sentence.ts'
import { countBefore, loadExcludeBefore, setExcludeBefore } from './store.ts'
import { truncationOf } from './truncation.ts'

/** Who is left out of every finding, and whether the first months of the data suggest it; whatever the filters. */
export async function exclusionOf(
  { db, now }: Pick<Scope, 'db' | 'now'>,
  format: Formatter,
): Promise<Exclusion> {
  // One after the other: a report reads in one transaction, which has a single connection.
  const before = await loadExcludeBefore({ db })
  const counts = await countBefore({ db }, before)
  const observed = await loadObservedPeriod({ db })
  const cells = await loadCohortCells({ db, now, filters: {}, steps: 0 })
  const exclusion = { before, ...counts, truncation: truncationOf(cells, observed) }
  return { ...exclusion, sentence: exclusionSentence(exclusion, format) }
}

/** Leaves the customers whose first purchase lies before a day out of every finding; null counts everybody again. */
export async function changeExclusion(scope: Scope, { before }: ExclusionChange): Promise<void> {
  await setExcludeBefore(scope, before)
}
