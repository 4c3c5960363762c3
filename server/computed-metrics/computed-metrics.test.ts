import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { computationShape, type Computation } from '../goals/metrics/computation.ts'
import { compute, type ComputedEvent } from './compute.ts'
import { computeNightly, computeNow } from './computed-metrics.ts'
import { computedValues } from './store.ts'
import * as goals from '../goals/goals.ts'
import { archiveMetric, makeMetric } from '../goals/metrics/metrics.ts'
import { newGoal, newMetric } from '../goals/schema.ts'
import { goalsOf } from '../goals/list/list.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../test/database.ts'
import { customer, on } from '../../test/world.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  await sql`update settings set time_zone = 'Europe/Berlin'`.execute(scope.db)
})
after(() => database[Symbol.asyncDispose]())

let eventId = 0
type Event = { name: string; at: string; person?: number; properties?: unknown }

async function track(customerId: number, events: Event[]): Promise<void> {
  for (const { name, at, person = 1, properties = null } of events)
    await sql`
      insert into usage_event (customer_id, id, contact_id, message_id, kind, name, occurred_at, received_at, properties)
      values (${customerId}, ${(eventId += 1)}, ${person}, ${`m${eventId}`}, 'track', ${name}, ${at}, ${at},
              ${properties === null ? null : JSON.stringify(properties)}::jsonb)
    `.execute(scope.db)
}

async function valueOf(computation: Computation, customerId: number, day: string): Promise<number | null> {
  const who = sql`select ${customerId}::bigint as customer_id`
  const { rows } = await sql<{
    value: string | number | null
  }>`${computedValues(computation, day, 'Europe/Berlin', who)}`.execute(scope.db)
  return rows[0]!.value === null ? null : Number(rows[0]!.value)
}

test('each computation gives the same as a query written by hand', async () => {
  const ada = await customer(scope, 'Ada')
  await track(ada, [
    { name: 'Sent', at: '2026-11-01T22:59:00Z', properties: { mails: 1000 } },
    { name: 'Sent', at: '2026-11-01T23:01:00Z', person: 2, properties: { mails: 100, list: 'a' } },
    { name: 'Sent', at: '2026-11-07T22:59:59Z', person: 3, properties: { mails: 50, list: 'b' } },
    { name: 'Sent', at: '2026-11-08T10:00:00Z', person: 3, properties: { mails: '70', list: 'b' } },
    { name: 'Sent', at: '2026-11-08T23:00:00Z', properties: { mails: 9 } },
    { name: 'Opened', at: '2026-11-05T10:00:00Z', properties: { mails: 30 } },
  ])
  const window = sql`customer_id = ${ada} and occurred_at >= '2026-11-02 00:00 Europe/Berlin' and occurred_at < '2026-11-09 00:00 Europe/Berlin'`
  const byHand: [unknown, ReturnType<typeof sql>][] = [
    [
      { kind: 'count', event: 'Sent', days: 7 },
      sql`select count(*) as value from usage_event where ${window} and name = 'Sent'`,
    ],
    [
      { kind: 'distinct', event: 'Sent', property: 'list', days: 7 },
      sql`select count(distinct properties->>'list') as value from usage_event where ${window} and name = 'Sent'`,
    ],
    [
      { kind: 'distinct', event: 'Sent', days: 7 },
      sql`select count(distinct contact_id) as value from usage_event where ${window} and name = 'Sent'`,
    ],
    [
      { kind: 'sum', event: 'Sent', property: 'mails', days: 7 },
      sql`select sum((properties->>'mails')::float) as value from usage_event where ${window} and name = 'Sent' and jsonb_typeof(properties->'mails') = 'number'`,
    ],
    [
      { kind: 'average', event: 'Sent', property: 'mails', days: 7 },
      sql`select avg((properties->>'mails')::float) as value from usage_event where ${window} and name = 'Sent' and jsonb_typeof(properties->'mails') = 'number'`,
    ],
    [
      { kind: 'ratio', event: 'Opened', over: { event: 'Sent' }, days: 7 },
      sql`select 1.0 / count(*) as value from usage_event where ${window} and name = 'Sent'`,
    ],
    [
      {
        kind: 'ratio',
        event: 'Opened',
        property: 'mails',
        over: { event: 'Sent', property: 'mails' },
        days: 7,
      },
      sql`select 30.0 / sum((properties->>'mails')::float) as value from usage_event where ${window} and name = 'Sent' and jsonb_typeof(properties->'mails') = 'number'`,
    ],
  ]
  const values = []
  for (const [shape, query] of byHand) {
    const { rows } = await (query as typeof window).execute(scope.db)
    const value = await valueOf(computationShape.parse(shape), ada, '2026-11-08')
    assert.ok(Math.abs(value! - Number((rows[0] as { value: unknown }).value)) < 1e-12, JSON.stringify(shape))
    values.push(value)
  }
  assert.deepEqual(values.slice(0, 5), [3, 2, 2, 150, 75])
})

test('the rule and the query give the same for any events', async () => {
  const name = fc.constantFrom('A', 'B')
  const property = fc.constantFrom('x', 'y')
  const events = fc.array(
    fc.record({
      name,
      person: fc.integer({ min: 1, max: 3 }),
      properties: fc.option(
        fc.dictionary(
          property,
          fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom('1', 'red', null, true, 1e300, [1])),
        ),
        { nil: null },
      ),
    }),
    { maxLength: 12 },
  )
  const computation = fc.oneof(
    fc.record({ kind: fc.constant('count'), event: name, days: fc.constant(7) }),
    fc.record({
      kind: fc.constant('distinct'),
      event: name,
      property: fc.option(property),
      days: fc.constant(7),
    }),
    fc.record({ kind: fc.constantFrom('sum', 'average'), event: name, property, days: fc.constant(7) }),
    fc.record({
      kind: fc.constant('ratio'),
      event: name,
      property: fc.option(property),
      over: fc.record({ event: name, property: fc.option(property) }),
      days: fc.constant(7),
    }),
  )
  let nth = 1_000_000
  await fc.assert(
    fc.asyncProperty(events, computation, async (drawn, shape) => {
      const someone = (nth += 1)
      await track(
        someone,
        drawn.map((event) => ({ ...event, at: '2026-11-08T10:00:00Z' })),
      )
      const parsed = computationShape.parse(shape)
      const byRule = compute(parsed, drawn as ComputedEvent[])
      const byQuery = await valueOf(parsed, someone, '2026-11-08')
      assert.ok(byRule === byQuery || Math.abs(byRule! - byQuery!) < 1e-9, `${byRule} ${byQuery}`)
    }),
    { numRuns: 60 },
  )
})

test('every night each customer with the goal gets one reading per day, and late events correct it', async () => {
  const ben = await customer(scope, 'Ben')
  const metric = newMetric.parse({
    name: 'Mailings',
    unit: 'count',
    direction: 'up',
    source: 'computed',
    computation: { kind: 'count', event: 'Sent', days: 30 },
  })
  const { id: metricId } = await makeMetric(scope, metric)
  await goals.make(
    scope,
    newGoal.parse({
      id: ben,
      outcome: 'Write more',
      metricId,
      baseline: 0,
      target: 10,
      startsOn: '2026-11-01',
      dueOn: '2026-12-31',
    }),
  )
  await track(ben, [{ name: 'Sent', at: '2026-11-20T10:00:00Z' }])
  await computeNightly(scope)
  await computeNightly(scope)
  const series = async () =>
    (await goalsOf(scope, ben))[0]!.series.map(({ sourceId, value }) => [sourceId, value])
  assert.deepEqual(await series(), [
    ['2026-11-20', 1],
    ['2026-11-21', 1],
  ])
  await track(ben, [{ name: 'Sent', at: '2026-11-21T10:00:00Z' }])
  assert.deepEqual(await computeNow(scope, metricId, ben), { customers: 1 })
  await computeNightly(on(scope, '2026-11-23'))
  assert.deepEqual(await series(), [
    ['2026-11-20', 1],
    ['2026-11-21', 2],
    ['2026-11-22', 2],
  ])
  await archiveMetric(scope, metricId)
  await computeNightly(on(scope, '2026-11-27'))
  assert.deepEqual(
    (await series()).slice(3).map(([day]) => day),
    ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'],
    'also for days on which Rondo did not run, and for an archived metric',
  )
})
