import { recentAsks } from '../../asks/asks.ts'
import { formatterOf } from '../../insights/format.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { isSampled } from '../../signals/population/population.ts'
import { loadEarlyClasses } from '../../signals/success/classes/classes.ts'
import { compareSecondOrders } from './comparison/comparison.ts'
import { LAST_DAY, type FirstBuyer } from './comparison/first-buyer.ts'
import { sumTallies, toResultRow } from './result-row.ts'
import type { Grouping, Results } from './schema.ts'
import { firstBuyers, tallyAsks, type FirstBuyerRow } from './store.ts'

/** Asks and the sales attributed to them, by week, age or person, compared with customers who were not asked. */
export async function askResults(scope: Scope, by: Grouping): Promise<Results> {
  const { text: today } = await todayOf(scope)
  const tallies = {
    week: await tallyAsks(scope.db, 'week', today),
    age: await tallyAsks(scope.db, 'age', today),
    person: await tallyAsks(scope.db, 'person', today),
  }
  const groups = {
    week: tallies.week.map(toResultRow),
    age: tallies.age.map(toResultRow),
    person: tallies.person.map(toResultRow),
  }
  const buyers = await firstBuyers(scope.db, today)
  return {
    by,
    all: toResultRow(sumTallies(tallies[by])),
    rows: groups[by],
    groups,
    secondOrder: compareSecondOrders(
      await withClasses(scope, buyers),
      formatterOf(await getSettings(scope)),
      buyers.length,
    ),
    recent: await recentAsks(scope),
  }
}

/** So many customers are compared while the page waits; of more a sample. */
const MOST_COMPARED = 5000

async function withClasses(scope: Scope, rows: readonly FirstBuyerRow[]): Promise<FirstBuyer[]> {
  const every = Math.max(1, rows.length / MOST_COMPARED)
  const drawn = rows.filter(({ customerId }) => isSampled(customerId, every))
  const asked = drawn.flatMap(({ asked, refused }) => [asked, refused])
  const ages = [...new Set(asked)].filter((age) => age !== null && age >= 0 && age <= LAST_DAY) as number[]
  const customers = drawn.map(({ customerId, firstDay, watched, cameBack, asked }) => ({
    customerId,
    firstDay,
    through: firstDay + Math.max(0, Math.min(LAST_DAY, watched, cameBack ?? Infinity, asked ?? Infinity)),
  }))
  const classes = await loadEarlyClasses(scope, customers, ages)
  return drawn.map((row) => ({ ...row, classes: classes.get(row.customerId)! }))
}
