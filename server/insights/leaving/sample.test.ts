import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { DAY_MS } from '../../../values/days.ts'
import { insertOrders } from '../orders.fixture.ts'
import { sampleStep } from './sample.ts'
import { silencesOf } from './silences.fixture.ts'
import { loadOrderSilences } from './store.ts'

const day = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10)

const database = await testDatabase()
after(() => database[Symbol.asyncDispose]())
const scope = await testScope(database)

test('Of up to 25,000 customers all are measured, and of more a sample of 7,000 to 15,000', () => {
  const steps = [25_000, 25_001, 154_999, 155_000, 234_999, 235_000].map(sampleStep)
  assert.deepEqual(steps, [1, 3, 15, 16, 16, 32])
  fc.assert(
    fc.property(fc.integer({ min: 25_001, max: 100_000_000 }), (customers) => {
      const measured = customers / sampleStep(customers)
      assert.ok(measured >= 7000 && measured <= 15_000, `${measured} of ${customers}`)
    }),
  )
})

test('A large company is measured by all silences of every so manyth customer who fits the filters', async () => {
  const own = (customer: number) => [19_000, 19_003, 19_003 + customer, 19_200]
  const people = Array.from({ length: 100 }, (_, at) => at + 1)
  await insertOrders(
    database.pool,
    people.flatMap((customer) =>
      own(customer).map((on) => ({
        customer,
        day: day(on),
        amount: 100,
        channel: customer === 64 ? 'shop' : 'web',
      })),
    ),
  )
  for (const [customers, expected] of [
    [24_900, people],
    [25_001, people.filter((customer) => customer % 3 === 0)],
    [299_900, people.filter((customer) => customer % 32 === 0)],
  ] as const) {
    await sql`truncate tally_buyer`.execute(database.db)
    for (const [channel, number] of [
      ['web', customers],
      ['shop', 100],
    ])
      await sql`
        insert into tally_buyer values (${day(19_000)}, ${channel}, null, ${number}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
      `.execute(database.db)
    const query = { ...scope, steps: 1 }
    const all = await loadOrderSilences({ ...query, filters: {} })
    assert.deepEqual(
      all.rows,
      expected.flatMap((customer) => silencesOf(own(customer), customer, 19_200)),
    )
    assert.deepEqual([all.customers, all.watchedDays], [customers + 100, 200])
    const web = await loadOrderSilences({ ...query, filters: { channel: 'web' } })
    assert.deepEqual(
      [...new Set(web.rows.map(({ customer }) => customer))],
      expected.filter((customer) => customer !== 64),
    )
  }
})
