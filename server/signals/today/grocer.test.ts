import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { formatDay, parseDay } from '../../platform/calendar/days.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { record } from '../../sales/sales.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'
import { nextSaleProposals } from '../../plays/next-sale/next-sale.ts'
import { seededRandom } from '../../../values/seeded-random.ts'
import { signalBasis } from '../basis/basis.ts'
import { runNightly } from '../nightly/nightly.ts'
import { successOfCustomer } from '../success/success.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { on } from '../../../test/world.ts'

const CUSTOMERS = 1500
const TODAY = parseDay('2026-11-22')
/** Of ten customers, one has gone, a month to nine months ago. */
const GONE_SHARE = 0.1

let database: TestDatabase
let at: Scope
before(async () => {
  database = await testDatabase()
  at = on(await testScope(database), formatDay(TODAY))
  await record(at, 'shop', grocersOrders())
  await runNightly(at)
})
after(() => database[Symbol.asyncDispose]())

/** A grocer's file without products: customers who buy every week, a day early or late, some of whom are gone. */
function grocersOrders() {
  const chance = seededRandom(7)
  return Array.from({ length: CUSTOMERS }, (_, nth) => {
    const name = `Customer ${nth}`
    const [isGone, ago, amount] = [chance() < GONE_SHARE, chance(), 1000 + Math.floor(9000 * chance())]
    // The first customer is the one of whom the tests speak.
    const silent = nth === 0 ? 280 : isGone ? 35 + Math.floor(240 * ago) : Math.floor(7 * ago)
    return Array.from({ length: 12 }, (_, week) => {
      const jitter = week === 0 ? 0 : Math.floor(3 * chance()) - 1
      const day = formatDay(TODAY - silent - 7 * week + jitter)
      return makeOrder(`${nth}-${week}`, { ref: `c${nth}`, email: null, name }, day, amount)
    })
  }).flat()
}

async function idOf(name: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from customer where name = ${name}`.execute(at.db)
  return rows[0]!.id
}

test('The success of a lost customer of a grocer is low, and says why', async () => {
  const { score, basis } = await successOfCustomer(at, await idOf('Customer 0'))
  assert.deepEqual(
    [score, basis],
    [
      null,
      {
        state: 'low',
        sentence: 'Orders only: buys every 7 days, last order 280 days ago.',
        missing: ['logins', 'goals'],
      },
    ],
  )
})

test('Next sale knows that it cannot tell who does well', async () => {
  const { first, later } = await nextSaleProposals(at, 25)
  const { orders, logins, goals } = await signalBasis(at)
  assert.deepEqual([first.proposals, later.proposals, logins, goals], [[], [], null, null])
  assert.equal(orders?.customers, CUSTOMERS)
})
