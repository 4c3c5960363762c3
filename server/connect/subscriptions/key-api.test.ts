import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createKey } from '../../platform/keys/keys.ts'
import { openKeyApi } from '../key-api/key-api.fixture.ts'
import { cast } from '../../customers/sample/cast.ts'

let keyApi: Awaited<ReturnType<typeof openKeyApi>>
let key: string
before(async () => {
  keyApi = await openKeyApi()
  key = (await createKey(keyApi.scope, 'Billing', ['write'])).key
})
after(() => keyApi[Symbol.asyncDispose]())

type Answer = {
  success?: boolean
  taken?: number
  known?: number
  code?: string
  message?: string
  errors?: { index: number; message: string }[]
}

async function sendChanges(body: unknown, by = key): Promise<Answer & { status: number }> {
  const response = await keyApi.post('/v1/subscriptions', body, { authorization: `Bearer ${by}` })
  return { status: response.status, ...((await response.json()) as Answer) }
}

const { name, ...ada } = { id: cast.ada.ref, email: cast.ada.email, name: cast.ada.name }
const change = (more: object = {}) => ({
  id: 'evt_1',
  customer: { ...ada, name },
  subscription: 'sub_1',
  change: 'started',
  on: '2026-09-01',
  monthly: 4900,
  currency: 'EUR',
  ...more,
})

test('a change is recorded once however often it is sent, and an unknown customer is created', async () => {
  assert.deepEqual(await sendChanges(change()), { status: 200, success: true, taken: 1, known: 0 })
  assert.deepEqual(await sendChanges({ changes: [change(), change()] }), {
    status: 200,
    success: true,
    taken: 0,
    known: 1,
  })
  const { rows } = await sql<{ name: string; after: number }>`
    select c.name, m.after from revenue_movement m join customer c on c.id = m.customer_id
  `.execute(keyApi.scope.db)
  assert.deepEqual(rows, [{ name: cast.ada.name, after: 4900 }])
})

test('the valid changes of a batch are recorded, and each invalid one is reported with its index and reason', async () => {
  const { status, code, taken, errors } = await sendChanges({
    source: 'billing',
    changes: [
      change({ id: 'evt_2' }),
      change({ id: 'evt_3', change: 'upgraded', monthly: null, currency: null }),
      change({ id: 'evt_4', on: '2026-02-30' }),
      change({ id: 'evt_5', currency: 'EURO' }),
      change({ id: 'evt_6', on: '2027-01-01' }),
      change({ id: 'evt_7', customer: { name: 'Nobody' } }),
      change({ id: 'evt_2', monthly: 9900 }),
      'nonsense',
    ],
  })
  assert.deepEqual([status, code, taken], [400, 'bad_change', 1])
  assert.deepEqual(
    errors!.map(({ index }) => index),
    [1, 2, 3, 4, 5, 6, 7],
  )
  assert.match(errors![0]!.message, /monthly is missing: what is the monthly amount/)
  assert.match(errors![3]!.message, /the day lies ahead/)
  assert.match(errors![4]!.message, /needs an id or an email address/)
  assert.match(errors![5]!.message, /in other words: give each its own id/)
})

test('only a key with the write scope is accepted', async () => {
  assert.deepEqual(
    [(await sendChanges(change(), keyApi.key)).status, (await sendChanges(change(), 'rk_none')).status],
    [401, 401],
  )
  assert.equal((await keyApi.post('/v1/subscriptions', change(), {})).status, 401)
  assert.equal((await sendChanges({ source: 'Not A Name!', changes: [change()] })).code, 'bad_body')
})
