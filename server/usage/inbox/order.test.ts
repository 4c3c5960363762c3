import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { processInbox } from './inbox.ts'
import { kinds, type IncomingEvent } from '../event.ts'
import { snapshotOf, makeEvent } from '../usage.fixture.ts'
import { accept } from '../usage.ts'

const RUNS = Number(process.env.RONDO_RUNS ?? 60)

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

const few = (letter: string) =>
  fc.option(
    fc.integer({ min: 1, max: 3 }).map((n) => `${letter}${n}`),
    { freq: 2 },
  )

const event = fc.record({
  kind: fc.constantFrom(...kinds),
  hours: fc.integer({ min: -60, max: 20 }),
  user: few('u'),
  visitor: few('v'),
  group: few('g'),
  says: fc.constantFrom('nothing', 'name', 'email', 'both'),
})
type Drawn = typeof event extends fc.Arbitrary<infer Value> ? Value : never

/** The events with the names prefixed for one run, so that runs share a database without meeting. */
function toEvents(prefix: string, drawn: Drawn[]): IncomingEvent[] {
  return drawn.flatMap(({ kind, hours, user, visitor, group, says }, i) => {
    if ((!user && !visitor) || (kind === 'group' && !group) || (kind === 'alias' && (!user || !visitor)))
      return []
    const ref = (name: string | null) => (name ? prefix + name : null)
    const traits = {
      ...(says === 'name' || says === 'both' ? { name: `${prefix}${user ?? visitor ?? ''} ${i % 5}` } : {}),
      ...((says === 'email' || says === 'both') && user
        ? { email: `${prefix}${user}.${i % 2}@x.example` }
        : {}),
    }
    return makeEvent(kind, hours, {
      messageId: `${prefix}${i}`,
      userRef: ref(user),
      anonymousId: kind === 'alias' ? null : ref(visitor),
      previousRef: kind === 'alias' ? ref(visitor) : null,
      groupRef: ref(group),
      properties: kind === 'identify' || kind === 'group' ? JSON.stringify(traits) : null,
    })
  })
}

let runs = 0
async function run(drawn: Drawn[], order: number[], sizes: number[], batchSize: number): Promise<unknown> {
  const prefix = `run${(runs += 1)}x`
  const events = toEvents(prefix, drawn).toSorted((a, b) => rank(a, order) - rank(b, order))
  for (let at = 0, i = 0; at < events.length; i++) {
    const size = sizes[i % sizes.length]!
    await accept(scope, events.slice(at, at + Math.abs(size)))
    // A negative size: the inbox is not processed between this batch and the next.
    if (size > 0) await processInbox(scope, batchSize)
    at += Math.abs(size)
  }
  await processInbox(scope, batchSize)
  return snapshotOf(scope.db, prefix)
}

const rank = ({ messageId }: IncomingEvent, order: number[]) =>
  order[Number(/\d+$/.exec(messageId)![0]) % order.length]!

test('any order and any split of the same events give the same customers, contacts and days', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 14 }),
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 14, maxLength: 14 }),
      fc.array(fc.integer({ min: -4, max: 6 }).filter(Boolean), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 20 }),
      async (drawn, order, sizes, batchSize) => {
        const inOrder = await run(drawn, [0], [drawn.length], 1000)
        assert.deepEqual(await run(drawn, order, sizes, batchSize), inOrder)
      },
    ),
    { numRuns: RUNS, seed: Number(process.env.RONDO_SEED ?? 7) },
  )
})
