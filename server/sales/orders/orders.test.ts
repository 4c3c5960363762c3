import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, testScope } from '../../../test/database.ts'
import { makeOrder } from '../sample/make-order.ts'
import { listCustomers } from '../customer-list/customer-list.ts'
import { listInput } from '../customer-list/schema.ts'
import { record } from '../sales.ts'
import { customerOrders } from './orders.ts'
import type { OrderCursor } from './schema.ts'

test('the orders of a customer are listed page by page without a gap or repeat, also those of one moment', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const who = { ref: 'p1', email: null, name: 'Mara Vos' }
  const days = [
    '2026-01-05',
    '2026-01-05',
    '2026-01-05',
    '2026-01-05',
    '2026-02-01',
    '2026-02-01',
    '2026-03-01',
  ]
  await record(
    scope,
    'shop',
    days.map((day, i) => makeOrder(`o${i}`, who, day, 100)),
  )
  const { customers } = await listCustomers(scope, listInput.parse({}))
  const refs: string[] = []
  let place: OrderCursor | null = null
  for (;;) {
    const page = await customerOrders(scope, customers[0]!.id, place, 2)
    if (page.length === 0) break
    refs.push(...page.map(({ ref }) => ref))
    place = page.at(-1)!
  }
  assert.deepEqual([...refs].sort(), ['o0', 'o1', 'o2', 'o3', 'o4', 'o5', 'o6'])
  assert.equal(refs[0], 'o6', 'newest first')
})
