import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { on } from '../../../test/world.ts'
import { formatDay, parseDay } from '../../platform/calendar/days.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { differences as goalDifferences, openRate } from '../../goals/goals.fixture.ts'
import { refreshStaleStandings } from '../../goals/progress/progress.ts'
import { markStandingsStale } from '../../goals/progress/store.ts'
import { refreshAll } from '../../sales/sales.ts'
import { applyDueEnds } from '../../sales/subscriptions/jobs.ts'
import { incomingChange } from '../../sales/subscriptions/schema.ts'
import { recordChanges } from '../../sales/subscriptions/subscriptions.ts'
import { beginFullRun } from './queue-store.ts'
import { runNightly } from './nightly.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  const changes = ['ada', 'ben'].flatMap((ref, place) => [
    change(ref, 'started', `2025-12-0${place + 1}`, { monthly: 4900, termMonths: 12 }),
    change(ref, 'upgraded', `2026-11-1${place}`, { monthly: 9900 }),
    change(ref, 'cancelled', `2026-12-2${place}`, { reason: 'too expensive' }),
  ])
  await recordChanges(
    scope,
    'billing',
    changes.map((one, line) => ({ line, change: one })),
  )
  await openRate(scope, 'Cleo')
  await openRate(scope, 'Dora')
})
after(() => database[Symbol.asyncDispose]())

const change = (ref: string, kind: string, day: string, more: object) =>
  incomingChange.parse({
    id: `${ref} ${kind}`,
    customer: { id: ref, name: ref, email: `${ref}@calendar.example` },
    subscription: 'mails',
    change: kind,
    on: day,
    ...more,
  })

/** What the scheduler does after midnight. */
async function live(day: string): Promise<void> {
  const at = on(scope, day)
  await applyDueEnds(at)
  await refreshStaleStandings(at)
  await runNightly(at)
}

async function derived(): Promise<unknown> {
  const { rows } = await sql<{ state: unknown }>`
    select jsonb_build_object(
      'subscriptions', (select jsonb_agg(to_jsonb(s) order by s.customer_id, s.subscription) from subscription s),
      'movements', (select jsonb_agg(to_jsonb(m) order by m.customer_id, m.month) from revenue_movement m),
      'ahead', (select jsonb_agg(id order by id) from subscription_change where lies_ahead),
      'goals', (select jsonb_agg(to_jsonb(g) order by g.customer_id, g.goal_id) from goal_standing g),
      'signals', (select jsonb_agg(jsonb_build_array(customer_id, kind) order by customer_id, kind)
                  from signal where ended_on is null)
    ) as state
  `.execute(scope.db)
  return rows[0]!.state
}

/** Everything computed again on that day. */
async function fresh(day: string): Promise<unknown> {
  const at = on(scope, day)
  await refreshAll(at)
  await markStandingsStale(at.db)
  await refreshStaleStandings(at)
  await at.db.transaction().execute((db) => beginFullRun(db))
  await sql`update signal_baseline set detected_on = null`.execute(at.db)
  await runNightly(at)
  return derived()
}

/** Around the days on which something begins, changes or ends. */
const days = fc
  .array(fc.constantFrom(...['2026-11-09', '2026-11-30', '2026-12-20', '2027-03-01'].map(parseDay)), {
    minLength: 2,
    maxLength: 5,
  })
  .chain((around) => fc.tuple(...around.map((day) => fc.integer({ min: day, max: day + 3 }))))

test('law: after any sequence of days everything derived is as if computed on the last one', async () => {
  await fc.assert(
    fc.asyncProperty(days, async (sequence) => {
      for (const day of sequence) await live(formatDay(day))
      const last = formatDay(sequence.at(-1)!)
      const kept = await derived()
      assert.deepEqual(kept, await fresh(last))
      assert.deepEqual(await goalDifferences(on(scope, last)), [])
    }),
    {
      numRuns: 12,
      examples: [
        [[parseDay('2026-12-22'), parseDay('2026-12-19')]],
        [[parseDay('2026-12-19'), parseDay('2026-12-20')]],
      ],
    },
  )
})
