import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, testScope } from '../../../test/database.ts'
import { makeOrder } from '../sample/make-order.ts'
import { listCustomers } from './customer-list.ts'
import { listInput, sortKeys } from './schema.ts'
import { record } from '../sales.ts'

const NAMES = ['Ángela Müller', 'Bjørn Åkesson', 'Zoë Öztürk', 'Jean-Luc Dubois', 'Angus Miller']

test('customers are listed page by page without a gap or repeat, in every order, and found despite accents and typing errors', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const people = Array.from({ length: 57 }, (_, i) => ({
    ref: `p${i}`,
    email: null,
    name: NAMES[i] ?? `Person ${i % 9}`,
  }))
  await record(
    scope,
    'shop',
    people.flatMap((who, i) =>
      Array.from({ length: (i % 4) + 1 }, (_, k) =>
        makeOrder(`${i}-${k}`, who, `2026-0${(k % 8) + 1}-1${i % 9}`, 100 * ((i % 5) + 1)),
      ),
    ),
  )
  for (const sort of sortKeys) {
    for (const direction of ['asc', 'desc'] as const) {
      const ids: number[] = []
      let after: string | undefined
      do {
        const page = await listCustomers(scope, listInput.parse({ sort, direction, limit: 10, after }))
        ids.push(...page.customers.map((customer) => customer.id))
        after = page.next ?? undefined
      } while (after)
      assert.equal(ids.length, 57, `${sort} ${direction}`)
      assert.equal(new Set(ids).size, 57, `${sort} ${direction}`)
    }
  }
  const namesFor = async (search: string) =>
    (await listCustomers(scope, listInput.parse({ search }))).customers.map((c) => c.name)
  assert.equal((await namesFor('angela'))[0], 'Ángela Müller')
  assert.equal((await namesFor('angela muler'))[0], 'Ángela Müller')
  assert.equal((await namesFor('ozturk'))[0], 'Zoë Öztürk')
  assert.equal((await namesFor('dubios'))[0], 'Jean-Luc Dubois')
  assert.deepEqual(await namesFor('100%_'), [])
})
