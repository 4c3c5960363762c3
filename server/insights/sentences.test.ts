import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../test/database.ts'
import { makeOrder } from '../sales/sample/make-order.ts'
import { record } from '../sales/sales.ts'
import { report } from './insights.ts'
import { preface, sectionsOf } from './report/sections.ts'

const database = await testDatabase()
after(() => database[Symbol.asyncDispose]())
const scope = await testScope(database)

/** What nobody would say, or what a number that is not known looks like. */
const NONSENSE = [
  /(?<![\d.,–])1 (customers|days|orders|purchases|months|weeks|subscriptions|earlier months)\b/,
  /\b(all|the|of|of the) 1 customer\b/i,
  /within 0 days|by day 0\b/,
  /NaN|undefined|Infinity|null/,
]

type Town = { customers: number; days: number[]; amount: number | null }

async function textsOf({ customers, days, amount }: Town): Promise<string[]> {
  await sql`truncate customer, customer_identity, contact_identity, portal_key, sales_order, purchase, purchase_standing,
    tally_gap, tally_last, tally_reached, tally_cell, tally_buyer, tally_new cascade`.execute(scope.db)
  const orders = Array.from({ length: customers }, (_, who) =>
    days.map((day, nth) =>
      makeOrder(
        `${who}-${nth}`,
        { ref: `c${who}`, email: null, name: `Customer ${who}` },
        new Date(Date.UTC(2025, 0, 1 + day, 9, nth)).toISOString(),
        amount,
        { products: [`p${nth}`], productNames: [null], quantities: [1], amounts: [amount] },
      ),
    ),
  ).flat()
  await record(scope, 'shop', orders)
  const found = await report(scope, {})
  const sections = sectionsOf(found, { months: 2, columns: 2 })
  const tables = sections.flatMap(({ table }) => (table ? [...table.rows.flat(), ...table.notes] : []))
  return [...Object.values(found.sentences), ...preface(found), ...tables].filter((text) => text !== null)
}

function assertSense(texts: readonly string[], town: unknown): void {
  for (const text of texts)
    for (const wrong of NONSENSE) assert.doesNotMatch(text, wrong, `${JSON.stringify(town)}: ${text}`)
}

const some = [0, 1, 2, 19, 25]
/** All on one day, all censored, a second order at once, the next day, in the next month; without amounts. */
const HISTORIES = [[0], [0, 0], [0, 1], [0, 0, 0], [0, 35], [0, 40, 75], [0, 400]]

test('no sentence or table of the report says nonsense about few customers, one day, or silent ones', async () => {
  for (const customers of some)
    for (const days of customers > 0 ? HISTORIES : [[]])
      for (const amount of [null, 0, 1000]) {
        const town = { customers, days, amount }
        assertSense(await textsOf(town), town)
      }
})

test('the same holds for any small company', async () => {
  const town = fc.record({
    customers: fc.constantFrom(...some),
    days: fc
      .array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 4 })
      .map((days) => days.sort((a, b) => a - b)),
    amount: fc.constantFrom(null, 0, 100, 1000),
  })
  await fc.assert(
    fc.asyncProperty(town, async (drawn) => assertSense(await textsOf(drawn), drawn)),
    { numRuns: 40 },
  )
})
