import { recentAsks } from '../../asks/asks.ts'
import { formatterOf } from '../../insights/format.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { compareSecondOrders } from './comparison.ts'
import { sumTallies, toResultRow } from './result-row.ts'
import type { Grouping, Results } from './schema.ts'
import { secondOrders, tallyAsks } from './store.ts'

/** Asks and the sales attributed to them, by week, age or person, compared with customers who were not asked. */
export async function askResults(scope: Scope, by: Grouping): Promise<Results> {
  const { text: today } = await todayOf(scope)
  const tallies = await tallyAsks(scope.db, by, today)
  const groups = await secondOrders(scope.db, today)
  return {
    by,
    all: toResultRow(sumTallies(tallies)),
    rows: tallies.map(toResultRow),
    secondOrder: compareSecondOrders(groups, formatterOf(await getSettings(scope))),
    recent: await recentAsks(scope),
  }
}
