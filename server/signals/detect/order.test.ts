import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'
import { record } from '../../sales/sales.ts'
import { runNightly } from '../nightly/nightly.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { customer, differences, empty, november, on, visits } from '../../../test/world.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'
import { DAY_MS } from '../../../values/days.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => empty(scope))

test('Verification names open signals that do not follow from the facts, and missing ones', async () => {
  const [ada, ben] = [await customer(scope, 'Ada'), await customer(scope, 'Ben')]
  await visits(on(scope, '2026-11-03'), ada, november(1, 2, 3))
  await visits(on(scope, '2026-11-06'), ben, november(4, 5, 6))
  await runNightly(on(scope, '2026-11-15'))
  assert.deepEqual(await differences(on(scope, '2026-11-15')), [])
  await sql`update signal set since = '2026-11-02' where customer_id = ${ada}`.execute(scope.db)
  await sql`update signal set strength = 0.111 where customer_id = ${ben}`.execute(scope.db)
  assert.deepEqual(
    (await differences(on(scope, '2026-11-15'))).map(({ customerId, what }) => [
      customerId,
      what.replace(/signal \d+/, 'signal'),
    ]),
    [
      [ada, 'stalled (silent) since 2026-11-04 should be open but is not'],
      [ben, 'signal is open with evidence that differs from the facts'],
      [ada, 'signal is open but should not be'],
    ],
  )
})

type Fact = { who: 0 | 1 | 2; what: 'visit' | 'order'; contact: 1 | 2; day: number }

const facts = fc.uniqueArray(
  fc.record<Fact>({
    who: fc.constantFrom(0, 1, 2),
    what: fc.constantFrom('visit', 'visit', 'visit', 'order'),
    contact: fc.constantFrom(1, 2),
    day: fc.integer({ min: 1, max: 90 }),
  }),
  { minLength: 8, maxLength: 30, selector: (fact) => JSON.stringify(fact) },
)

async function openSignalsAfter(list: Fact[]): Promise<unknown[]> {
  await empty(scope)
  const at = on(scope, '2026-11-22')
  const people = ['Ada', 'Ben', 'Cleo'].map((name) => ({ ref: name, email: null, name }))
  const ids: number[] = []
  for (const person of people) ids.push(await customer(scope, person.name))
  for (const [i, id] of ids.entries())
    await sql`insert into customer_identity (source, external_id, customer_id) values ('shop', ${people[i]!.ref}, ${id})`.execute(
      scope.db,
    )
  await sql`update signal_baseline set detected_on = '2026-11-22', fitted_at = ${at.now}, tracking_since = '2026-01-01'`.execute(
    scope.db,
  )
  for (const { who, what, contact, day } of list) {
    const date = new Date(Date.UTC(2026, 10, 22) - day * DAY_MS).toISOString().slice(0, 10)
    if (what === 'visit') await visits(at, ids[who]!, [date], contact)
    else await record(at, 'shop', [makeOrder(`${who}-${contact}-${day}`, people[who]!, date, 100)])
  }
  assert.deepEqual(await differences(at), [])
  const { rows } = await sql`
    select c.name, s.kind, s.reason, s.since, s.strength, s.rank, s.evidence
    from signal s join customer c on c.id = s.customer_id where s.ended_on is null order by 1, 2, 3
  `.execute(scope.db)
  return rows
}

test('Facts recorded in any order leave the same signals open', async () => {
  const orders = facts.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  await fc.assert(
    fc.asyncProperty(orders, async ([one, other]) =>
      assert.deepEqual(await openSignalsAfter(one), await openSignalsAfter(other)),
    ),
    { numRuns: 10 },
  )
})
