import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { formatDay, parseDay } from '../../platform/calendar/days.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { refreshUsage } from '../../usage/standing-store.ts'
import { customersOf } from '../../customers/customer-set-store.ts'
import { loadSample, removeSample } from '../../connect/sample/sample.ts'
import { runNightly } from '../nightly/nightly.ts'
import { replayPast } from './past.ts'
import { trackRecords } from './record.ts'
import { requestReplay } from './request.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { customer, empty, on, visits } from '../../../test/world.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(async () => {
  await empty(scope)
  await sql`truncate usage_standing`.execute(scope.db)
  await sql`update signal_replay set requested = 0, completed = 0, past = null`.execute(scope.db)
})

const daysFrom = (first: string, count: number, gap = 1) =>
  Array.from({ length: count }, (_, nth) => formatDay(parseDay(first) + nth * gap))

/** Twenty-four who stop after three days in May, of whom six return, and one who logs in until the end of August. */
async function importLogins(): Promise<void> {
  const ids: number[] = []
  for (let nth = 0; nth < 24; nth++) {
    ids.push(await customer(scope, `Customer ${nth}`))
    await visits(scope, ids[nth]!, [...daysFrom('2026-05-01', 3), ...(nth < 6 ? ['2026-05-20'] : [])])
  }
  ids.push(await customer(scope, 'Daily'))
  await visits(scope, ids.at(-1)!, daysFrom('2026-05-01', 123))
  await refreshUsage(scope.db, customersOf(ids).rows)
}

test('A company that has just brought its past sees how often the rules would have been right', async () => {
  await importLogins()
  const at = on(scope, '2026-09-01')
  await replayPast(at)
  assert.equal((await trackRecords(at)).past, null, 'nobody has requested it')
  await requestReplay(at)
  assert.deepEqual((await trackRecords(at)).isReplaying, true)
  await replayPast(at)
  const { records, past, isReplaying } = await trackRecords(at)
  assert.deepEqual([records, isReplaying], [[], false])
  assert.deepEqual(
    [past!.from, past!.through, past!.customers, past!.replayed],
    ['2026-05-01', '2026-08-31', 25, 25],
  )
  const stalled = past!.records.find(({ kind }) => kind === 'stalled')!
  assert.ok(stalled.fired >= 24, `${stalled.fired}`)
  assert.ok(stalled.cameBack.rate !== null && stalled.cameBack.happened >= 6)
})

test('The sample company has a track record at once, which goes with the company', async () => {
  await loadSample(scope)
  assert.equal((await trackRecords(scope)).isReplaying, true)
  await runNightly(scope)
  await replayPast(scope)
  const { past } = await trackRecords(scope)
  const judged = past!.records.filter(({ gone, boughtAgain }) => gone.rate ?? boughtAgain.rate)
  assert.ok(judged.length >= 4, `${judged.map(({ kind }) => kind).join()} have a rate`)
  await removeSample(scope)
  await replayPast(scope)
  assert.deepEqual((await trackRecords(scope)).past, null)
})
