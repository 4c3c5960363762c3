import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../test/database.ts'
import { compareMoments } from '../../web/timeline/grouping.ts'
import { cast } from '../customers/sample/cast.ts'
import { merge, record } from '../customers/customers.ts'
import { writeNote } from '../customers/notes/notes.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { incomingChange } from '../sales/subscriptions/schema.ts'
import { recordChanges } from '../sales/subscriptions/subscriptions.ts'
import { timelineInput, timelinePage } from './schema.ts'
import { timeline } from './timeline.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let scope: Scope
let id: number
let email: string
let customers = 0

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(async () => {
  email = `cleo-${++customers}@example.com`
  id = (await record(scope, { kind: 'company', name: cast.cleo.name, email, country: null })).id
})

const at = (moment: string): Scope => ({ ...scope, now: new Date(moment) })
const page = (input: object = {}) => timeline(scope, timelineInput.parse({ id, ...input }))
const moments = async (input?: object) => (await page(input)).moments
const places = async (input?: object) =>
  (await moments(input)).map(({ key, day }) => [key.split(' ')[0], day])
const note = (moment: string) => writeNote(at(moment), { customerId: id, kind: 'note', text: 'Called' })

async function logIn(...days: string[]) {
  for (const [contact, day] of days.entries())
    await sql`
      insert into usage_day (customer_id, contact_id, day, events, logins, is_login, key_actions, failures, first_at, last_at)
      values (${id}, ${contact + 1}, ${day}, 3, 1, true, 0, 0, ${day}, ${day})
    `.execute(scope.db)
}

const reached = { kind: 'goal_reached', goalId: 1, outcome: 'Readers', reachedOn: 20_760, dueOn: 20_770 }
const evidence = { ...reached, days: 1, others: 0 }

async function addSignal(fields: { opened: string; addressed?: string; ended?: string }) {
  const { opened, addressed = null, ended = null } = fields
  await sql`
    insert into signal (customer_id, kind, reason, since, strength, rank, evidence, opened_on, updated_at, ended_on,
                        addressed_at, addressed_by)
    values (${id}, 'goal_reached', 'reached', ${opened}, 1, 1, ${JSON.stringify(evidence)}, ${opened}, now(), ${ended}, ${addressed}, 'Mara')
  `.execute(scope.db)
}

async function addOrder(moment: string) {
  await sql`
    insert into sales_order (customer_id, source, source_id, occurred_at, amount, product_ids, quantities, line_amounts)
    values (${id}, 'shop', ${moment}, ${moment}, 500, '{}', '{}', '{}')
  `.execute(scope.db)
}

async function addVisit(day: string, email: string, what: string) {
  await sql`
    insert into portal_visit (customer_id, day, email, kind, what, at)
    values (${id}, ${day}, ${email}, 'saw', ${what}, ${`${day}T10:00:00Z`})
  `.execute(scope.db)
}

const change = (kind: string, day: string, more: object = {}) => ({
  line: 1,
  change: incomingChange.parse({
    id: `${email} ${kind} ${day}`,
    customer: { id: null, email, name: null },
    subscription: 'mails',
    change: kind,
    on: day,
    ...more,
  }),
})

test('moments of all modules are on one axis, newest first; log-ins are below the others of their day', async () => {
  await logIn('2026-11-20', '2026-11-17')
  await addOrder('2026-11-17T09:00:00Z')
  await note('2026-11-18T09:00:00Z')
  assert.deepEqual(await places(), [
    ['logins', '2026-11-20'],
    ['note', '2026-11-18'],
    ['order', '2026-11-17'],
    ['logins', '2026-11-17'],
  ])
  assert.deepEqual(await places({ kind: 'notes' }), [['note', '2026-11-18']])
  const [, written] = await moments()
  assert.deepEqual({ ...written!.detail, id: 0 }, { id: 0, kind: 'note', text: 'Called', author: 'rondo' })
  assert.deepEqual(written!.at, new Date('2026-11-18T09:00:00Z'))
})

test('a signal is there when it opens, when it is addressed and when it ends', async () => {
  await addSignal({ opened: '2026-11-02', ended: '2026-11-09', addressed: '2026-11-05T10:00:00Z' })
  assert.deepEqual(await places(), [
    ['ended', '2026-11-09'],
    ['addressed', '2026-11-05'],
    ['opened', '2026-11-02'],
  ])
  for (const { detail } of await moments())
    assert.deepEqual([detail['endedOn'], detail['isAddressed']], ['2026-11-09', true])
})

test('a moment belongs to the day in the time zone of the company', async () => {
  await sql`update settings set time_zone = 'Europe/Berlin'`.execute(scope.db)
  await note('2026-11-21T23:30:00Z')
  assert.deepEqual(await places(), [['note', '2026-11-22']])
  await sql`update settings set time_zone = 'UTC'`.execute(scope.db)
})

test('opening the portal is there only when nothing else was looked at on that day', async () => {
  const [noa, ben] = ['noa@cleo.example', 'ben@cleo.example']
  await addVisit('2026-11-22', noa, 'portal')
  await addVisit('2026-11-22', noa, 'goals')
  await addVisit('2026-11-22', ben, 'portal')
  await addVisit('2026-11-23', noa, 'portal')
  const visits = (await moments()).map(({ day, detail }) => [day, detail['email'], detail['what']])
  assert.deepEqual(visits, [
    ['2026-11-23', noa, 'portal'],
    ['2026-11-22', noa, 'goals'],
    ['2026-11-22', ben, 'portal'],
  ])
})

test('notice is on the day on which it was recorded, and the end is there only once its day has come', async () => {
  const started = change('started', '2026-01-01', { monthly: 4900 })
  await recordChanges(at('2026-01-01T12:00:00Z'), 'billing', [started])
  await recordChanges(at('2026-11-20T12:00:00Z'), 'billing', [change('cancelled', '2026-12-31')])
  const latest = async () =>
    (await moments({ kind: 'subscriptions' })).map(({ day, detail }) => [day, detail['what']])
  assert.deepEqual(await latest(), [
    ['2026-11-20', 'notice'],
    ['2026-01-01', 'change'],
  ])
  await sql`update subscription_change set lies_ahead = false`.execute(scope.db)
  assert.deepEqual((await latest())[0], ['2026-12-31', 'change'])
})

test('changes of a subscription on one day keep the order in which they came', async () => {
  await recordChanges(scope, 'billing', [
    change('started', '2026-11-02', { monthly: 4900 }),
    change('upgraded', '2026-11-02', { id: `${email} 9`, monthly: 5900 }),
    change('upgraded', '2026-11-02', { id: `${email} 10`, monthly: 6900 }),
    change('renewed', '2026-11-09'),
  ])
  await addOrder('2026-11-07T09:00:00Z')
  const described = (await moments()).map(({ kind, detail }) => {
    const { monthly } = (detail['change'] ?? {}) as { monthly?: number | null }
    return kind === 'orders' ? 'order' : monthly
  })
  assert.deepEqual(described, [null, 'order', 6900, 5900, 4900])
})

test('pages of any size give every moment once, in the order that the page of the team also uses', async () => {
  await logIn('2026-11-20', '2026-11-19', '2026-11-18')
  await addSignal({ opened: '2026-11-18', ended: '2026-11-19', addressed: '2026-11-19T08:00:00Z' })
  for (const moment of ['2026-11-18T09:00:00Z', '2026-11-19T09:00:00Z', '2026-11-19T09:00:00Z'])
    await note(moment)
  for (const moment of ['2026-11-18T09:00:00Z', '2026-11-19T07:00:00.123456Z']) await addOrder(moment)
  const whole = await moments()
  assert.equal(whole.length, 11)
  assert.deepEqual(timelinePage(scope.modules.moments).parse({ moments: whole, next: null }).moments, whole)
  const json = whole.map((moment) => ({ ...moment, at: moment.at && moment.at.toISOString() }))
  assert.deepEqual(json.toSorted(compareMoments), json)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (limit) => {
      const keys: string[] = []
      for (let before: string | null | undefined; before !== null;) {
        const { moments: part, next } = await page({ limit, ...(before ? { before } : {}) })
        keys.push(...part.map(({ key }) => key))
        before = next
      }
      assert.deepEqual(
        keys,
        whole.map(({ key }) => key),
      )
    }),
    { numRuns: 12 },
  )
})

test('a merged customer has the timeline of the survivor; what cannot be read is refused by name', async () => {
  const twin = await record(scope, { kind: 'person', name: 'Twin', email: null, country: null })
  await writeNote(scope, { customerId: twin.id, kind: 'call', text: 'Moves in spring' })
  await merge(scope, twin.id, id)
  assert.deepEqual((await timeline(scope, timelineInput.parse({ id: twin.id }))).moments, await moments())
  assert.equal((await moments()).length, 1)
  await assert.rejects(page({ id: 999_999 }), /There is no customer 999999/)
  await assert.rejects(page({ kind: 'dreams' }), /no "dreams"; it has .*notes/)
  for (const before of ['yesterday', '2026-13-45,1,0,x', '2026-11-20,1,x,note 1'])
    await assert.rejects(page({ before }), /is not a position in this timeline/)
})
