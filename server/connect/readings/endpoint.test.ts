import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../../customers/customers.ts'
import { goalsOf } from '../../goals/list/list.ts'
import { createKey } from '../../platform/keys/keys.ts'
import { openRate } from '../../goals/goals.fixture.ts'
import { basic, openKeyApi } from '../key-api/key-api.fixture.ts'

let keyApi: Awaited<ReturnType<typeof openKeyApi>>
let key: string
before(async () => {
  keyApi = await openKeyApi()
  key = (await createKey(keyApi.scope, 'Mailer', ['write'])).key
})
after(() => keyApi[Symbol.asyncDispose]())

type ReadingsResponse = { success: boolean; added?: number; known?: number; errors?: { index: number }[] }

const sendReadings = async (body: unknown): Promise<ReadingsResponse & { status: number }> => {
  const response = await keyApi.post('/v1/readings', body, { authorization: `Bearer ${key}` })
  return { status: response.status, ...((await response.json()) as ReadingsResponse) }
}
const reading = (id: number, more: object = {}) => ({
  customer: { id },
  metric: 'open_rate',
  value: 0.25,
  at: '2026-11-20',
  id: 'r1',
  ...more,
})

test('a reading counts once however often it is sent, and updates the goal at once', async () => {
  const { id } = await openRate(keyApi.scope, 'Ada')
  assert.deepEqual(await sendReadings(reading(id)), { status: 200, success: true, added: 1, known: 0 })
  assert.deepEqual(await sendReadings({ readings: [reading(id), reading(id)] }), {
    status: 200,
    success: true,
    added: 0,
    known: 2,
  })
  const [goal] = await goalsOf(keyApi.scope, id)
  assert.deepEqual([goal!.latest, goal!.readings, goal!.series[0]!.source], [0.25, 1, 'api'])
})

test('the valid readings of a batch are stored, and each invalid one is reported with its index and reason', async () => {
  const { id } = await openRate(keyApi.scope, 'Ben')
  const { status, errors, added } = await sendReadings({
    readings: [
      reading(id),
      reading(id, { id: 'r2', value: '0.3' }),
      reading(id, { id: 'r3', value: 25 }),
      reading(id, { id: 'r4', metric: 'nothing_such' }),
      reading(999_999, { id: 'r5' }),
      reading(id, { id: 'r6', at: '2027-11-20' }),
      reading(id, { id: undefined }),
      reading(id, { value: 0.26 }),
      reading(id, { id: 'r7', corrects: 'never' }),
      'nonsense',
      reading(id, { id: 'r8', customer: { id, email: 'x@example.com' } }),
    ],
  })
  assert.deepEqual([status, added], [400, 1])
  const places = errors!.map(({ index }) => index)
  assert.deepEqual(places, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  assert.match(JSON.stringify(errors), /25 is not a share: 25 % is written 0\.25/)
  assert.match(JSON.stringify(errors), /was recorded before as 0\.25/)
})

test('customers are found by address, group, user or id, also after they were merged', async () => {
  const { id } = await openRate(keyApi.scope, 'Cleo')
  await customers.addContact(keyApi.scope, {
    customerId: id,
    name: 'Mika',
    email: 'Mika@cleo.example',
    phone: null,
    title: null,
  })
  await sql`insert into customer_identity (source, external_id, customer_id) values ('group', 'cleo', ${id})`.execute(
    keyApi.scope.db,
  )
  const { id: into } = await openRate(keyApi.scope, 'Cleo Cycles')
  await customers.merge(keyApi.scope, id, into)
  for (const [n, customer] of [
    { email: ' mika@CLEO.example' },
    { group: 'cleo' },
    { id },
    { id: String(into) },
  ].entries())
    assert.equal(
      (await sendReadings(reading(id, { customer, id: `c${n}` }))).added,
      1,
      JSON.stringify(customer),
    )
})

test('a reading that corrects another replaces it', async () => {
  const { id } = await openRate(keyApi.scope, 'Dora')
  await sendReadings(reading(id))
  assert.equal((await sendReadings(reading(id, { id: 'r2', value: 0.28, corrects: 'r1' }))).added, 1)
  assert.equal((await sendReadings(reading(id, { id: 'r2', value: 0.28, corrects: 'r1' }))).known, 1)
  const [goal] = await goalsOf(keyApi.scope, id)
  assert.deepEqual([goal!.latest, goal!.readings, goal!.series.length], [0.28, 1, 2])
})

test('without a time a reading is taken now, and sending it again is no contradiction', async () => {
  const { id } = await openRate(keyApi.scope, 'Emil')
  const now = reading(id, { at: undefined })
  assert.equal((await sendReadings(now)).added, 1)
  const { scope } = keyApi
  const before = scope.now
  scope.now = new Date(before.getTime() + 60_000)
  assert.equal((await sendReadings(now)).known, 1)
  scope.now = before
})

test('only a key with the write scope is accepted', async () => {
  const response = await keyApi.post('/v1/readings', reading(1), basic(keyApi.key))
  assert.equal(response.status, 401)
  assert.equal((await keyApi.post('/v1/readings', reading(1), {})).status, 401)
  assert.equal((await keyApi.post('/v1/track', { userId: 'u', event: 'E' }, basic(key))).status, 401)
})

test('every request gets a response, and never an internal error', async () => {
  for (const body of [
    null,
    7,
    [],
    'x',
    { readings: {} },
    { readings: [null, [], { customer: null }] },
    { readings: [{ customer: { user: 'a\0' }, metric: 'open_rate', value: 1, id: 'x' }] },
  ])
    assert.equal((await sendReadings(body)).status, 400, JSON.stringify(body))
  assert.deepEqual(await sendReadings({ readings: [] }), { status: 200, success: true, added: 0, known: 0 })
})
