import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { logAsk, undoAsk } from './plays.ts'
import type { Answer } from '../asks/schema.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { cancel, record } from '../sales/sales.ts'
import { attributionDifferences } from './asks.fixture.ts'
import { testDatabase, testScope, type TestDatabase } from '../../test/database.ts'
import { empty, on } from '../../test/world.ts'
import { makeOrder } from '../sales/sample/make-order.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

/** Asks are made at noon; an order at midnight has only a day. */
type Fact = { what: 'order' | 'ask'; day: number; hour: 0 | 10 | 15; answer: Answer; isTakenBack: boolean }

const PEOPLE = ['Ada', 'Ben'].map((name) => ({ ref: name, email: null, name }))
const facts = fc.array(
  fc.record<Fact & { who: 0 | 1 }>({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom('order', 'ask'),
    day: fc.oneof(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 1, max: 4 })),
    hour: fc.constantFrom(0, 10, 15),
    answer: fc.constantFrom('asked', 'asked', 'not_now', 'no'),
    isTakenBack: fc.nat(4).map((chance) => chance === 0),
  }),
  { minLength: 3, maxLength: 10 },
)
const dayAfter = (days: number) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)

const atHour = (day: string, hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00Z`

/** Every ask by its number, with the day of the sale attributed to it. */
async function attributionsAfter(events: (Fact & { who: 0 | 1; nth: number })[]): Promise<unknown[]> {
  await empty(scope)
  const first = PEOPLE.map((person) => makeOrder(`first-${person.name}`, person, '2026-01-01', 100))
  await record(on(scope, '2026-01-01'), 'shop', first)
  const { rows: people } = await sql<{ id: number }>`select id from customer order by name`.execute(scope.db)
  for (const { who, what, day, hour, answer, isTakenBack, nth } of events) {
    const at = on(scope, dayAfter(day))
    const customerId = people[who]!.id
    if (what === 'order') {
      await record(at, 'shop', [makeOrder(`o${nth}`, PEOPLE[who]!, atHour(dayAfter(day), hour), 100)])
      if (isTakenBack) await cancel(at, 'shop', `o${nth}`, at.now)
    } else {
      const { ask } = await logAsk(at, {
        customerId,
        answer,
        reason: String(nth),
        productId: null,
        again: true,
      })
      if (isTakenBack) await undoAsk(at, customerId, ask)
    }
  }
  assert.deepEqual(await attributionDifferences(scope), [])
  const { rows } = await sql`
    select reason, sale_kind, sold_on from next_sale_ask where undone_at is null order by reason
  `.execute(scope.db)
  return rows
}

test('asks and orders recorded and undone in any order leave the same sales attributed to the same asks', async () => {
  const orders = facts.chain((list) => {
    // Two asks of one customer on one day differ only in their order.
    const events = list
      .filter(
        (one, i) =>
          one.what === 'order' ||
          list.findIndex((o) => o.what === 'ask' && o.who === one.who && o.day === one.day) === i,
      )
      .map((one, nth) => ({ ...one, nth }))
    return fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))
  })
  await fc.assert(
    fc.asyncProperty(orders, async ([one, other]) =>
      assert.deepEqual(await attributionsAfter(one), await attributionsAfter(other)),
    ),
    { numRuns: 15 },
  )
})

test('verify names an attribution that does not follow from the facts', async () => {
  const askFact = { what: 'ask', day: 10, hour: 0, answer: 'asked', isTakenBack: false } as const
  const orderFact = { ...askFact, what: 'order', day: 20 } as const
  await attributionsAfter([
    { ...askFact, who: 0, nth: 0 },
    { ...orderFact, who: 0, nth: 1 },
  ])
  await sql`update next_sale_ask set sold_on = sold_on + 1`.execute(scope.db)
  const [difference] = await attributionDifferences(scope)
  assert.match(difference!.what, /^ask \d+ is tied to order \d+ 20475, but the facts say order \d+ 20474$/)
})

test('an ask and an order recorded at the same moment are attributed to each other', async () => {
  await attributionsAfter([])
  const { rows } = await sql<{ id: number }>`select id from customer order by name`.execute(scope.db)
  const at = on(scope, '2026-02-01')
  await Promise.all([
    logAsk(at, { customerId: rows[0]!.id, answer: 'asked', reason: '', productId: null, again: false }),
    record(at, 'shop', [makeOrder('now', PEOPLE[0]!, '2026-02-01T12:01:00Z', 100)]),
    logAsk(at, { customerId: rows[1]!.id, answer: 'asked', reason: '', productId: null, again: false }),
    record(at, 'shop', [makeOrder('too', PEOPLE[1]!, '2026-02-01T12:01:00Z', 100)]),
  ])
  assert.deepEqual(await attributionDifferences(scope), [])
  const { rows: asks } = await sql<{ on: string }>`select sold_on as on from next_sale_ask`.execute(scope.db)
  assert.deepEqual(
    asks.map(({ on: day }) => day),
    ['2026-02-01', '2026-02-01'],
  )
})
