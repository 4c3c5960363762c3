import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../../customers/customers.ts'
import { writeNote } from '../../customers/notes/notes.ts'
import { inviteToPortal } from '../../customers/portal/links/links.ts'
import { recordVisit } from '../../customers/portal/visits/visits.ts'
import { record as recordReading } from '../../goals/readings/readings.ts'
import { asCustomer } from '../../platform/scope/customer-scope.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { logAsk, undoAsk } from '../../plays/plays.ts'
import { record, writeBatch } from '../sales.ts'
import { stageOrders } from '../orders/staging-store.ts'
import { incomingChange } from '../subscriptions/schema.ts'
import { recordChanges } from '../subscriptions/subscriptions.ts'
import { normaliseBatch } from '../orders/normalise-store.ts'
import { undoBatch } from './batches.ts'
import { address, snooze, undo as undoAction } from '../../signals/actions/actions.ts'
import { judge } from '../../signals/success/success.ts'
import { ofCustomer } from '../../signals/signals.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { differences as goalDifferences, openRate, team } from '../../goals/goals.fixture.ts'
import { customer, differences, on, visits } from '../../../test/world.ts'
import { makeOrder } from '../sample/make-order.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = on(await testScope(database), '2026-11-22')
})
after(() => database[Symbol.asyncDispose]())

const person = (name: string) => ({ ref: name, email: `${name.replaceAll(' ', '-')}@one.example`, name })

/** The window that closes after a first order three weeks ago. */
const waiting = async (id: number) => {
  const signals = (await ofCustomer(scope, id)).filter(({ state }) => state === 'open').map((one) => one.id)
  return { customerId: id, signals }
}
const recordAsk = (customerId: number) =>
  logAsk(scope, { customerId, answer: 'asked', reason: 'By telephone', productId: null, again: false })
const addressed = async (id: number) =>
  address(scope, { ...(await waiting(id)), code: 'price', comment: 'Too dear' })

/** The kinds of facts about a customer that people and products record. */
const FACTS: Record<string, (id: number, name: string) => Promise<unknown>> = {
  'a contact': (id) =>
    customers.addContact(scope, { customerId: id, name: 'Noa', email: null, phone: null, title: null }),
  'a note': (id) => writeNote(scope, { customerId: id, kind: 'note', text: 'Likes to be called' }),
  'another customer who was merged into them': async (id) =>
    customers.merge(scope, await customer(scope, 'By hand'), id),
  'a link to their page': (id) => inviteToPortal(scope, id, { email: 'noa@elsewhere.example' }),
  'a visit of their page': (id) => {
    const contact = { id: null, email: 'noa@elsewhere.example', name: 'Noa' }
    return recordVisit(
      asCustomer(scope, { customerId: id, linkId: 1, contact, address: '::1' }),
      'saw',
      'Goals',
    )
  },
  'an order of another source': (_id, name) =>
    record(scope, 'shop', [makeOrder(`2 of ${name}`, person(name), '2026-11-20', 900)]),
  'a subscription of another source': (_id, name) => {
    const { ref, ...known } = person(name)
    const change = incomingChange.parse({
      id: ref,
      customer: { id: ref, ...known },
      subscription: 'mails',
      change: 'started',
      on: '2026-11-05',
      monthly: 4900,
    })
    return recordChanges(scope, 'billing', [{ line: 1, change }])
  },
  'a day in the product': (id) => visits(scope, id, ['2026-11-20']),
  'a day in the product without a contact': (id) => visits(scope, id, ['2026-11-20'], 0),
  'a reading': async (id) => recordReading(scope, team, { id, metricId, value: 0.25 }),
  'a judgement of success': (id) => judge(scope, { id, level: 4, reason: 'They said so' }),
  'a signal seen to': addressed,
  'a signal put off': async (id) => snooze(scope, { ...(await waiting(id)), until: '2026-12-01' }),
  'an ask for the next sale': recordAsk,
}

/** Facts that were undone do not keep a customer. */
const TAKEN_BACK: Record<string, (id: number) => Promise<unknown>> = {
  nothing: async () => undefined,
  'a signal seen to, taken back': async (id) => undoAction(scope, id, (await addressed(id)).action),
  'an ask, taken back': async (id) => undoAsk(scope, id, (await recordAsk(id)).ask),
}

let metricId = 0

async function imported(names: string[]): Promise<void> {
  const orders = names.map((name) => makeOrder(`1 of ${name}`, person(name), '2026-11-01', 4900))
  await scope.db.transaction().execute(async (db) => {
    const inside = { ...scope, db }
    const batch = { ...(await stageOrders(inside, orders, 'file')), batchId: 1 }
    await normaliseBatch(inside, batch)
    await writeBatch(inside, batch)
  })
}

test('undoing an import keeps customers of whom another fact is known, for each kind of fact', async () => {
  ;({ metricId } = await openRate(scope, 'Somebody else'))
  await imported([...Object.keys(FACTS), ...Object.keys(TAKEN_BACK)])
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from customer where batch_id = 1
  `.execute(scope.db)
  for (const { id, name } of rows) await { ...FACTS, ...TAKEN_BACK }[name]!(id, name)
  await scope.db.transaction().execute((db) => undoBatch({ ...scope, db }, 1))
  const left = await sql<{ name: string }>`select name from customer where batch_id = 1`.execute(scope.db)
  assert.deepEqual(left.rows.map(({ name }) => name).sort(), Object.keys(FACTS).sort())
  assert.deepEqual([await differences(scope), await goalDifferences(scope)], [[], []])
})
