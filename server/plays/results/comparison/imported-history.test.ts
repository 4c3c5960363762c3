import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { importAsks } from '../../../asks/asks.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import { record } from '../../../sales/sales.ts'
import { makeOrder } from '../../../sales/sample/make-order.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../../test/database.ts'
import { november, on, visits } from '../../../../test/world.ts'
import { askResults } from '../results.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

/** Customers who bought on 1 November and logged in daily, or three times; the second orders by the place of a customer. */
async function buyersWithLogins(
  prefix: string,
  n: number,
  days: string[],
  seconds: Record<number, string> = {},
): Promise<number[]> {
  const at = on(scope, '2027-01-01')
  const people = Array.from({ length: n }, (_, i) => ({
    ref: `${prefix}${i}`,
    email: null,
    name: `${prefix} ${i}`,
  }))
  await record(
    at,
    'shop',
    people.flatMap((person, i) => [
      makeOrder(`1-${person.ref}`, person, '2026-11-01', 4900),
      ...(seconds[i] ? [makeOrder(`2-${person.ref}`, person, seconds[i], 4900)] : []),
    ]),
  )
  const { rows } = await sql<{ id: number }>`
    select id from customer where name like ${`${prefix} %`} order by length(name), name
  `.execute(scope.db)
  for (const { id } of rows) await visits(at, id, days, id)
  return rows.map(({ id }) => id)
}

test('In a history that was imported yesterday, customers are compared with those who did equally well on the day of the ask', async () => {
  const daily = november(...Array.from({ length: 30 }, (_, i) => i + 1))
  const busy = await buyersWithLogins('Busy', 12, daily, {
    0: '2026-11-20',
    5: '2026-11-20',
    10: '2026-11-11',
  })
  const idle = await buyersWithLogins('Idle', 30, november(1, 9, 20))
  const past = { askedOn: '2026-11-11', by: 'Mara' }
  await importAsks(scope, [
    ...busy.slice(0, 5).map((customerId) => ({ ...past, customerId, answer: 'asked' as const })),
    { ...past, customerId: busy[5]!, answer: 'not_now' },
    { ...past, customerId: busy[6]!, answer: 'no' },
    { ...past, customerId: busy[7]!, askedOn: '2026-11-16', answer: 'asked' },
    // Came back on the day of the ask.
    { ...past, customerId: busy[10]!, answer: 'asked' },
    { ...past, customerId: idle[0]!, answer: 'not_now' },
  ])
  const { secondOrder } = await askResults(on(scope, '2027-01-01'), 'week')
  assert.deepEqual(secondOrder.months, [
    { month: '2026-11', asked: { n: 6, back: 1 }, notAsked: { n: 6, back: 1 } },
  ])
  assert.match(secondOrder.notes.join(' '), /Customers who said no or not now count as not asked/)
})
