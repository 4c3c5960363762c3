import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { evaluate } from '../../insights/insights.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { incomingChange } from './schema.ts'
import { applyDueEnds } from './jobs.ts'
import { customerSubscriptions, recordChanges, recordManually, withdrawChange } from './subscriptions.ts'
import { verifyStandings } from '../standings/verify.ts'
import { refresh } from '../../signals/detect/detect.ts'
import { ofCustomer } from '../../signals/signals.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { cast } from '../../customers/sample/cast.ts'

const on = (scope: Scope, day: string): Scope => ({ ...scope, now: new Date(`${day}T12:00:00Z`) })
const { ref, email, name } = cast.ada
const change = (kind: string, day: string, more: object = {}) => ({
  line: 1,
  change: incomingChange.parse({
    id: `${kind} ${day}`, customer: { id: ref, email, name }, subscription: 'mails', change: kind, on: day, ...more,
  }),
}) // prettier-ignore

let database: Awaited<ReturnType<typeof testDatabase>>
let scope: Scope
let id: number
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  await recordChanges(scope, 'billing', [change('started', '2025-12-31', { monthly: 4900, termMonths: 12 })])
  const { rows } = await scope.pool.query<{ id: number }>('select id from customer')
  id = rows[0]!.id
})
after(() => database[Symbol.asyncDispose]())

const stateOn = async (day: string) => {
  const [{ state, monthly, endsOn, endedOn, renewsOn, reason } = assert.fail()] = await customerSubscriptions(on(scope, day), id)
  return { state, monthly, endsOn, endedOn, renewsOn, reason }
} // prettier-ignore
const renewals = async (day: string) =>
  (await ofCustomer(on(scope, day), id)).filter((one) => one.kind === 'renewal_near' && one.endedOn === null)
const movements = async () =>
  (await scope.pool.query('select month, after, kind from revenue_movement order by month')).rows
async function assertVerified(day: string) {
  for await (const { differences } of verifyStandings(on(scope, day))) assert.deepEqual(differences, [])
}

test('a planned end leaves the subscription active until its day, and no renewal is announced', async () => {
  await refresh(scope, [id])
  assert.equal((await renewals('2026-11-22')).length, 1)
  await recordChanges(scope, 'billing', [change('cancelled', '2026-12-31', { reason: 'too expensive' })])
  assert.deepEqual(await stateOn('2026-11-22'), {
    state: 'active',
    monthly: 4900,
    endsOn: '2026-12-31',
    endedOn: null,
    renewsOn: null,
    reason: null,
  })
  assert.equal((await renewals('2026-11-22')).length, 0)
  assert.deepEqual(await movements(), [{ month: '2025-12-01', after: 4900, kind: 'new' }])
  await applyDueEnds(on(scope, '2026-12-30'))
  assert.equal((await stateOn('2026-12-30')).state, 'active')
  for (const day of ['2026-11-22', '2026-12-30', '2026-12-31', '2027-01-09']) await assertVerified(day)
})

test('it ends by itself on its day, also when that night was missed, and its churn counts in that month', async () => {
  await applyDueEnds(on(scope, '2027-01-09'))
  assert.deepEqual(await stateOn('2027-01-09'), {
    state: 'cancelled',
    monthly: 0,
    endsOn: null,
    endedOn: '2026-12-31',
    renewsOn: null,
    reason: 'too expensive',
  })
  assert.deepEqual(await movements(), [
    { month: '2025-12-01', after: 4900, kind: 'new' },
    { month: '2026-12-01', after: 0, kind: 'churn' },
  ])
  const { months } = await evaluate(on(scope, '2027-01-09'), 'recurring', {})
  assert.equal(months.find(({ month }) => month === '2026-12')!.churn, -4900)
  await assertVerified('2027-01-09')
})

test('a subscription that ends earlier than planned has ended on that day, also after the planned day', async () => {
  const early = (kind: string, day: string) => {
    const base = change(kind, day, kind === 'started' ? { monthly: 100 } : {})
    return { ...base, change: { ...base.change, id: `early ${kind} ${day}`, subscription: 'early' } }
  }
  await recordChanges(scope, 'billing', [early('started', '2026-01-01'), early('cancelled', '2027-02-15')])
  await recordChanges(on(scope, '2026-12-01'), 'billing', [early('cancelled', '2026-12-01')])
  for (const day of ['2026-12-01', '2027-02-20']) {
    await applyDueEnds(on(scope, day))
    const page = await customerSubscriptions(on(scope, day), id)
    const { endedOn, endsOn } = page.find((one) => one.name === 'early') ?? assert.fail()
    assert.deepEqual([endedOn, endsOn], ['2026-12-01', null])
    await assertVerified(day)
  }
})

test('a planned end is withdrawn like every change, entered only once, and at most five years ahead', async () => {
  await recordManually(scope, id, {
    subscription: null, change: 'started', on: '2026-10-01', monthly: 900, currency: null, product: 'Pro',
    termMonths: 1, renewsOn: null, reason: null,
  }) // prettier-ignore
  const pro = async () =>
    (await customerSubscriptions(scope, id)).find(({ product }) => product === 'Pro') ?? assert.fail()
  const { source, name: of } = await pro()
  const end = (day: string) =>
    recordManually(scope, id, {
      subscription: { source, name: of }, change: 'cancelled', on: day, monthly: null, currency: null, product: null,
      termMonths: null, renewsOn: null, reason: 'moving',
    }) // prettier-ignore
  const planned = await end('2026-12-20')
  const { endsOn, renewsOn, changes } = await pro()
  assert.deepEqual([endsOn, renewsOn], ['2026-12-20', '2026-12-01'])
  assert.deepEqual([changes[0]!.liesAhead, changes[0]!.recordedOn], [true, '2026-11-22'])
  await assert.rejects(end('2027-01-20'), /already set to end on 2026-12-20. Undo that first/)
  await withdrawChange(scope, id, planned.id)
  assert.deepEqual([(await pro()).endsOn, (await pro()).state], [null, 'active'])
  await applyDueEnds(on(scope, '2026-12-20'))
  assert.equal((await pro()).state, 'active')
  await assert.rejects(end('2031-11-23'), /more than five years ahead/)
  await end('2031-11-22')
  assert.equal((await pro()).endsOn, '2031-11-22')
  await assertVerified('2026-11-22')
})
