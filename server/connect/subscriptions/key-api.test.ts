import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createKey } from '../../platform/keys/keys.ts'
import { openKeyApi } from '../key-api/key-api.fixture.ts'
import { cast } from '../../customers/sample/cast.ts'

let door: Awaited<ReturnType<typeof openKeyApi>>
let key: string
before(async () => {
  door = await openKeyApi()
  key = (await createKey(door.scope, 'Billing', ['write'])).key
})
after(() => door[Symbol.asyncDispose]())

type Answer = {
  success?: boolean
  taken?: number
  known?: number
  code?: string
  message?: string
  errors?: { index: number; message: string }[]
}

async function tell(body: unknown, by = key): Promise<Answer & { status: number }> {
  const answer = await door.post('/v1/subscriptions', body, { authorization: `Bearer ${by}` })
  return { status: answer.status, ...((await answer.json()) as Answer) }
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

test('a change is told once however often it is sent, and its customer is made when nobody knows them', async () => {
  assert.deepEqual(await tell(change()), { status: 200, success: true, taken: 1, known: 0 })
  assert.deepEqual(await tell({ changes: [change(), change()] }), {
    status: 200,
    success: true,
    taken: 0,
    known: 1,
  })
  const { rows } = await sql<{ name: string; after: number }>`
    select c.name, m.after from revenue_movement m join customer c on c.id = m.customer_id
  `.execute(door.scope.db)
  assert.deepEqual(rows, [{ name: cast.ada.name, after: 4900 }])
})

test('of many changes the good ones are kept, and each bad one is named with its place and reason', async () => {
  const { status, code, taken, errors } = await tell({
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
  assert.match(errors![0]!.message, /monthly is missing: what does it bring a month/)
  assert.match(errors![3]!.message, /the day lies ahead/)
  assert.match(errors![4]!.message, /needs an id or an e-mail address/)
  assert.match(errors![5]!.message, /in other words: give each its own id/)
})

test('only a key that may write is let in', async () => {
  assert.deepEqual(
    [(await tell(change(), door.key)).status, (await tell(change(), 'rk_none')).status],
    [401, 401],
  )
  assert.equal((await door.post('/v1/subscriptions', change(), {})).status, 401)
  assert.equal((await tell({ source: 'Not A Name!', changes: [change()] })).code, 'bad_body')
})
