import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { record } from '../../asks/asks.ts'
import { writeNote } from '../../customers/notes/notes.ts'
import { cast } from '../../customers/sample/cast.ts'
import { makeFromTemplate } from '../../goals/goals.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { loadSample, removeSample } from './sample.ts'

const later = (scope: Scope): Scope => ({
  ...scope,
  now: new Date(scope.now.getTime() + 1000),
  actor: { kind: 'user', id: '7', name: 'Noa', address: '::1' },
})

async function idOf({ db }: Scope, { name }: { name: string | null }): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from customer where name = ${name}`.execute(db)
  assert.equal(rows.length, 1, `${name} is one customer`)
  return rows[0]!.id
}

async function kept({ db }: Scope) {
  const { rows } = await sql`
    select c.name, (select count(*)::integer from goal g where g.customer_id = c.id) as goals,
           (select count(*)::integer from next_sale_ask a where a.customer_id = c.id) as asks,
           (select count(*)::integer from note n where n.customer_id = c.id) as notes,
           (select count(*)::integer from sales_order o where o.customer_id = c.id) as orders
    from customer c order by c.name
  `.execute(db)
  return rows
}

test('removing the sample company keeps what people created, with their customers, and it can be loaded again', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await loadSample(scope)
  const [ada, ivo, hana] = await Promise.all([cast.ada, cast.ivo, cast.hana].map((who) => idOf(scope, who)))
  const person = later(scope)
  await makeFromTemplate(
    { ...scope, now: person.now },
    {
      id: ada!,
      template: 'subscribers',
      customerOwner: null,
      baseline: 100,
      target: 200,
      startsOn: '2026-11-01',
      dueOn: '2027-01-01',
      agreed: true,
    },
  )
  await record(person, {
    customerId: ivo!,
    answer: 'asked',
    reason: '',
    productId: null,
    success: null,
    again: false,
    actionId: null,
  })
  await writeNote(person, { customerId: hana!, kind: 'note', text: 'Call back in May.' })
  await removeSample(person)
  const own = [
    { name: cast.ada.name, goals: 1, asks: 0, notes: 0, orders: 0 },
    { name: cast.hana.name, goals: 0, asks: 0, notes: 1, orders: 0 },
    { name: cast.ivo.name, goals: 0, asks: 1, notes: 0, orders: 0 },
  ]
  assert.deepEqual(
    await kept(scope),
    own.toSorted((one, other) => (one.name! < other.name! ? -1 : 1)),
  )
  const { customers } = await loadSample({ ...scope, now: later(person).now })
  assert.ok(customers > 300)
  assert.equal(await idOf(scope, cast.ada), ada, 'the customer who was kept is hers')
})
