import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { makeOrder } from '../sample/make-order.ts'
import { merge } from '../../customers/customers.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { IncomingOrder } from '../orders/incoming-order.ts'
import { cancel, record, refreshAll, refund } from '../sales.ts'
import { verifyStandings } from './verify.ts'

type Step =
  | {
      do: 'order'
      ref: number
      who: number
      day: number
      hour: number
      amount: number | null
      products: number[]
      currency: string | null
    }
  | { do: 'refund'; ref: number; part: number }
  | { do: 'cancel'; ref: number }
  | { do: 'merge'; from: number; into: number }
  | { do: 'again' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('order' as const),
      ref: fc.nat(9),
      who: fc.nat(3),
      day: fc.nat(70),
      hour: fc.nat(23),
      amount: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 1, max: 5000 }) },
        fc.constant(0),
        fc.constant(null),
      ),
      products: fc.array(fc.nat(4), { maxLength: 3 }),
      currency: fc.constantFrom(null, null, 'EUR', 'USD', 'JPY'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      ref: fc.nat(9),
      part: fc.integer({ min: 1, max: 5000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), ref: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('merge' as const), from: fc.nat(3), into: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const) }) },
)

const HISTORIES = Number(process.env.RONDO_HISTORIES ?? 1000)
const SOME_AT_ONCE = 25

test('any history of orders, refunds, cancellations, merges and repeats gives the standings that its facts give', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await sql`insert into currency_rate values ('USD', '2024-01-20', 0.9, 0.9)`.execute(scope.db)
  const history = fc.record({
    mergeDays: fc.boolean(),
    countFree: fc.boolean(),
    steps: fc.array(step, { maxLength: 14 }),
  })
  let replayed = 0
  // Many histories run side by side as separate customers, so that one verification covers them all.
  await fc.assert(
    fc.asyncProperty(
      fc.array(history, { minLength: SOME_AT_ONCE, maxLength: SOME_AT_ONCE }),
      async (histories) => {
        const { mergeDays, countFree } = histories[0]!
        await sql`update sales_settings set merge_days = ${mergeDays}, count_free = ${countFree}`.execute(
          scope.db,
        )
        await sql`truncate customer, customer_identity, contact_identity, portal_key, sales_order, purchase, purchase_standing, batch_known, batch_replaced, customer_merge, tally_gap, tally_last, tally_reached, tally_cell, tally_buyer, tally_new cascade`.execute(
          scope.db,
        )
        await replay(
          scope,
          histories.map(({ steps }) => ({ name: `h${replayed++}`, steps, reported: [] })),
        )
        assert.deepEqual(await differences(scope), [])
        await refreshAll(scope)
        assert.deepEqual(await differences(scope), [])
      },
    ),
    { numRuns: Math.ceil(HISTORIES / SOME_AT_ONCE), endOnFailure: true, interruptAfterTimeLimit: 300_000 },
  )
  assert.ok(replayed >= HISTORIES)
})

type History = { name: string; steps: Step[]; reported: IncomingOrder[] }

/** Step by step, side by side: the orders of one round are one batch, as from a file. */
async function replay(scope: Scope, histories: History[]): Promise<void> {
  const rounds = Math.max(...histories.map(({ steps }) => steps.length))
  for (let round = 0; round < rounds; round++) {
    const batch = histories.flatMap((history) => reportStep(history, history.steps[round]))
    if (batch.length > 0) await record(scope, 'shop', batch)
    for (const { name, steps } of histories) await applyStep(scope, name, steps[round])
  }
}

function reportStep(history: History, step: Step | undefined): IncomingOrder[] {
  if (step?.do === 'again') return dedupe(history.reported)
  if (step?.do !== 'order') return []
  const { name, reported } = history
  const fresh = makeOrder(
    `${name}-${step.ref}`,
    person(name, step.who),
    at(step.day, step.hour),
    step.amount,
    {
      currency: step.currency,
      products: step.products.map(String),
      productNames: step.products.map(() => null),
      quantities: step.products.map(() => 1),
      amounts: step.products.map(() => null),
    },
  )
  reported.push(fresh)
  return [fresh]
}

async function applyStep(scope: Scope, name: string, step: Step | undefined): Promise<void> {
  try {
    if (step?.do === 'refund') {
      const [orderRef, ref] = [`${name}-${step.ref}`, `${name}-${step.ref}-${step.part}`]
      await refund(scope, 'shop', { orderRef, ref, at: null, amount: step.part })
    }
    if (step?.do === 'cancel') await cancel(scope, 'shop', `${name}-${step.ref}`, scope.now)
    if (step?.do === 'merge') {
      await merge(scope, await idOf(scope, name, step.from), await idOf(scope, name, step.into))
    }
  } catch (error) {
    // Unknown or merged records are refused, which is part of any history.
    if (![400, 404].includes((error as { status: number }).status)) throw error
  }
}

const person = (history: string, who: number) => ({
  ref: `${history}-${who}`,
  email: null,
  name: `Person ${who}`,
})

const at = (day: number, hour: number) => new Date(Date.UTC(2024, 0, 1 + day, hour)).toISOString()

/** A source that repeats its orders sends the last version of each. */
const dedupe = (reported: IncomingOrder[]) => [
  ...new Map(reported.map((order) => [order.ref, order])).values(),
]

async function idOf({ db }: Scope, history: string, who: number): Promise<number> {
  const { rows } = await sql<{ customer_id: number }>`
    select customer_id from customer_identity where source = 'shop' and external_id = ${`${history}-${who}`}
  `.execute(db)
  return rows[0]?.customer_id ?? 0
}

async function differences(scope: Scope) {
  const allDifferences = []
  for await (const batch of verifyStandings(scope)) allDifferences.push(...batch.differences)
  return allDifferences
}
