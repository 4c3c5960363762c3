import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'
import { setRates } from '../rates/rates.ts'
import { changeKinds, type Change } from './change.ts'
import { incomingChange } from './schema.ts'
import { applyDueEnds } from './jobs.ts'
import { recordChanges } from './subscriptions.ts'
import { verifyStandings } from '../standings/verify.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { cast } from '../../customers/sample/cast.ts'
import { DAY_MS } from '../../../values/days.ts'

const day = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10)
/** 1 January 2025. */
const START = 20_089

type DrawnChange = Pick<Change, 'kind' | 'day' | 'monthly' | 'currency' | 'termMonths' | 'renewsOn'> & {
  id: number
  who: number
  subscription: number
}

const change: fc.Arbitrary<DrawnChange> = fc
  .record({
    id: fc.nat(99_999),
    who: fc.nat(2),
    subscription: fc.nat(1),
    kind: fc.constantFrom(...changeKinds),
    day: fc.integer({ min: START, max: START + 500 }),
    monthly: fc.option(fc.integer({ min: 0, max: 20_000 }), { freq: 4 }),
    currency: fc.constantFrom(null, null, 'EUR', 'USD', 'JPY'),
    termMonths: fc.option(fc.constantFrom(1, 12), { freq: 1 }),
    renewsOn: fc.option(fc.integer({ min: START, max: START + 900 }), { freq: 1 }),
  })
  .map((drawn) => {
    const monthly = ['started', 'upgraded', 'downgraded'].includes(drawn.kind)
      ? (drawn.monthly ?? 100)
      : drawn.monthly
    return { ...drawn, monthly, currency: monthly === null ? null : drawn.currency }
  })

const changes = fc.uniqueArray(change, { selector: ({ id }) => id, minLength: 1, maxLength: 14 })

function toIncoming(
  { id, who, subscription, kind, day: on, monthly, currency, termMonths, renewsOn }: DrawnChange,
  at: number,
) {
  const people = [cast.ada, cast.ben, cast.cleo]
  const { ref, email, name } = people[who]!
  const drawn = { customer: { id: ref, email, name }, subscription: `s${subscription}-${ref}` }
  const renews = renewsOn === null ? null : day(renewsOn)
  const what = { id: String(id), change: kind, on: day(on), monthly, currency, termMonths, renewsOn: renews }
  return { line: at + 1, change: incomingChange.parse({ ...drawn, ...what }) }
}

/** The changes in another order, except that those of one day keep theirs: it is what the source says of them. */
function keepingDays(shuffled: DrawnChange[], drawn: DrawnChange[]): DrawnChange[] {
  const left = Map.groupBy(drawn, ({ day }) => day)
  return shuffled.map(({ day }) => left.get(day)!.shift()!)
}

const fresh = (scope: Scope) =>
  sql`truncate subscription_change, subscription, revenue_movement, customer, customer_identity, contact_identity, portal_key cascade`.execute(
    scope.db,
  )

async function standing({ db }: Scope) {
  const subscriptions = await sql`
    select subscription, state, monthly, started_on, ended_on, renews_on, renews_from, term_months
    from subscription order by subscription
  `.execute(db)
  const movements = await sql`
    select c.email, month, cohort, before, after, m.kind from revenue_movement m join customer c on c.id = m.customer_id
    order by email, month
  `.execute(db)
  return [subscriptions.rows, movements.rows]
}

async function assertVerified(scope: Scope) {
  for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
}

test('for any changes, their days in any order, the database agrees with the rules, and repeats change nothing', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await setRates(scope, [
    { currency: 'USD', fromDay: '2025-01-01', rate: '0.91' },
    { currency: 'USD', fromDay: '2025-08-01', rate: '0.87' },
    { currency: 'JPY', fromDay: '2025-06-01', rate: '0.0061' },
  ])
  const inAnyOrder = changes.chain((drawn) => {
    const [minLength, maxLength] = [drawn.length, drawn.length]
    return fc.record({
      changes: fc.constant(drawn.map(toIncoming)),
      shuffled: fc
        .shuffledSubarray(drawn, { minLength, maxLength })
        .map((shuffled) => keepingDays(shuffled, drawn).map(toIncoming)),
      cut: fc.nat(drawn.length),
    })
  })
  await fc.assert(
    fc.asyncProperty(inAnyOrder, async ({ changes: drawn, shuffled, cut }) => {
      await fresh(scope)
      assert.deepEqual((await recordChanges(scope, 'billing', drawn)).rejects, [])
      await assertVerified(scope)
      const before = await standing(scope)
      assert.equal((await recordChanges(scope, 'billing', shuffled)).known, drawn.length)
      assert.deepEqual(await standing(scope), before)
      await fresh(scope)
      await recordChanges(scope, 'billing', shuffled.slice(0, cut))
      await recordChanges(scope, 'billing', shuffled)
      assert.deepEqual(await standing(scope), before)
    }),
    { numRuns: 40 },
  )
})

const CLOCK = 20_200
const at = (scope: Scope, on: number): Scope => ({ ...scope, now: new Date((on + 0.5) * DAY_MS) })
/** Recorded on one day: past changes and planned ends. */
const withPlans = changes.map((drawn) =>
  drawn.map((one) => {
    const kind = one.day > CLOCK ? ('cancelled' as const) : one.kind
    return one.day > CLOCK ? { ...one, kind, monthly: null, currency: null } : one
  }),
)

test('with planned ends every day looks as if only past changes were recorded, whichever nights were missed', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const days = fc.uniqueArray(fc.integer({ min: CLOCK, max: START + 520 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(withPlans, days, async (drawn, nights) => {
      await fresh(scope)
      assert.deepEqual((await recordChanges(at(scope, CLOCK), 'billing', drawn.map(toIncoming))).rejects, [])
      await assertVerified(at(scope, CLOCK))
      const inOrder = nights.toSorted((one, other) => one - other)
      for (const night of inOrder) {
        // Before the nightly run nothing is derived yet, and that is not a difference.
        await assertVerified(at(scope, night))
        await applyDueEnds(at(scope, night))
        await applyDueEnds(at(scope, night))
        await assertVerified(at(scope, night))
      }
      const last = inOrder.at(-1)!
      const settled = await standing(scope)
      await fresh(scope)
      const past = drawn.filter((one) => one.day <= last)
      await recordChanges(at(scope, last), 'billing', past.map(toIncoming))
      assert.deepEqual(settled, await standing(scope))
    }),
    { numRuns: 25 },
  )
})
