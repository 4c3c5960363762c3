import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDay } from '../../platform/calendar/days.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { incomingChange } from './schema.ts'
import { customerSubscriptions, recordChanges } from './subscriptions.ts'
import { refresh } from '../../signals/detect/detect.ts'
import { ofCustomer } from '../../signals/signals.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { cast } from '../../customers/sample/cast.ts'

const on = (scope: Scope, day: string): Scope => ({ ...scope, now: new Date(`${day}T12:00:00Z`) })

const started = (person: (typeof cast)[keyof typeof cast], day: string, more: object) => ({
  line: 1,
  change: incomingChange.parse({
    id: `${person.ref} ${day}`,
    customer: { id: person.ref, email: person.email, name: person.name },
    subscription: 'mails',
    change: 'started',
    on: day,
    monthly: 4900,
    ...more,
  }),
})

async function idsOf({ pool }: Scope): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string; id: number }>('select name, id from customer')
  return Object.fromEntries(rows.map(({ name, id }) => [name, id]))
}

test('a subscription without a recorded renewal renews by itself, and is announced again 60 and 30 days before', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await recordChanges(scope, 'billing', [
    started(cast.ada, '2023-01-31', { termMonths: 12 }),
    started(cast.ben, '2022-03-01', { renewsOn: '2026-01-10' }),
    started(cast.cleo, '2026-01-31', { termMonths: 1 }),
  ])
  const ids = await idsOf(scope)
  const at = async (day: string, name: string) => {
    await refresh(on(scope, day), [ids[name]!])
    const open = (await ofCustomer(on(scope, day), ids[name]!)).filter(({ endedOn }) => endedOn === null)
    return open.flatMap(({ reason, evidence }) =>
      evidence.kind === 'renewal_near' ? [[reason, formatDay(evidence.renewsOn)]] : [],
    )
  }
  assert.deepEqual(await at('2026-11-22', cast.ada.name), [])
  assert.deepEqual(await at('2026-12-05', cast.ada.name), [['in_60_days', '2027-01-31']])
  assert.deepEqual(await at('2027-01-31', cast.ada.name), [['in_30_days', '2027-01-31']])
  assert.deepEqual(await at('2027-02-01', cast.ada.name), [])
  assert.deepEqual(await at('2027-12-05', cast.ada.name), [['in_60_days', '2028-01-31']])
  assert.deepEqual(await at('2026-11-22', cast.ben.name), [['in_60_days', '2027-01-10']])
  assert.deepEqual(await at('2026-11-22', cast.cleo.name), [])
})

test('the page says when it renews next, and by which term it renewed by itself', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const paused = { ...started(cast.cleo, '2026-03-01', {}), line: 4 }
  await recordChanges(scope, 'billing', [
    started(cast.ada, '2025-01-31', { termMonths: 12 }),
    started(cast.ben, '2026-10-31', { termMonths: 3 }),
    started(cast.cleo, '2025-01-31', { termMonths: 12 }),
    { ...paused, change: { ...paused.change, id: 'pause', change: 'paused', monthly: null } },
  ])
  const ids = await idsOf(scope)
  const renewalOf = async (name: string) => {
    const [{ renewsOn, renewsByItself, termMonths } = assert.fail()] = await customerSubscriptions(
      scope,
      ids[name]!,
    )
    return [renewsOn, renewsByItself, termMonths]
  }
  assert.deepEqual(await renewalOf(cast.ada.name), ['2027-01-31', true, 12])
  assert.deepEqual(await renewalOf(cast.ben.name), ['2027-01-31', false, 3])
  assert.deepEqual(await renewalOf(cast.cleo.name), ['2026-01-31', false, 12])
})
