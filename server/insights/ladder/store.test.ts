import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { testDatabase, testScope } from '../../../test/database.ts'
import { DAY_MS } from '../../../values/days.ts'
import { evaluate } from '../insights.ts'
import { insertOrders, removeOrders } from '../orders.fixture.ts'
import { ladderOf } from './answer.ts'
import { countsOf } from './counts.fixture.ts'

const STEPS = 3

const database = await testDatabase()
after(() => database[Symbol.asyncDispose]())
const scope = await testScope(database)

const customer = fc.record({
  first: fc.integer({ min: 19_000, max: 19_100 }),
  // The edges of the windows, and the days beside them.
  gaps: fc.array(fc.oneof(fc.constantFrom(29, 30, 31, 90, 91, 365, 366), fc.integer({ min: 1, max: 80 })), {
    maxLength: 5,
  }),
})

test('The ladder is that of a loop over every customer, from tallies and with a filter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(customer, { minLength: 60, maxLength: 90 }), async (people) => {
      await removeOrders(database.pool)
      const histories = people.map(({ first, gaps }) =>
        gaps.reduce((days, gap) => [...days, days.at(-1)! + gap], [first]),
      )
      await insertOrders(
        database.pool,
        histories.flatMap((days, at) =>
          days.map((day) => ({
            customer: at + 1,
            day: new Date(day * DAY_MS).toISOString().slice(0, 10),
            amount: 100,
            channel: at % 3 ? 'web' : 'market',
          })),
        ),
      )
      const through = Math.max(...histories.flat())
      const steps = async (filters: object) =>
        (await evaluate(scope, 'ladder', filters, { steps: STEPS })).steps
      assert.deepEqual(await steps({}), ladderOf(countsOf(histories, through), STEPS).steps)
      const web = histories.filter((_, at) => at % 3)
      assert.deepEqual(await steps({ channel: 'web' }), ladderOf(countsOf(web, through), STEPS).steps)
    }),
    { numRuns: 20 },
  )
})
