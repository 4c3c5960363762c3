import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../../customers/customers.ts'
import { countNextProducts, nextSaleProposals } from './next-sale.ts'
import { asksOf } from '../../asks/asks.ts'
import { logAsk, undoAsk } from '../plays.ts'
import type { Answer } from '../../asks/schema.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { cancel, record } from '../../sales/sales.ts'
import { runNightly } from '../../signals/nightly/nightly.ts'
import { ofCustomer } from '../../signals/signals.ts'
import { today } from '../../signals/today/today.ts'
import { undo as undoAction } from '../../signals/actions/actions.ts'
import { cleaning, ivoAmongOthers, mails, attributionDifferences } from '../asks.fixture.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { differences, empty, on, visits } from '../../../test/world.ts'
import { cast } from '../../customers/sample/cast.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => empty(scope))

const TODAY = '2026-11-22'
const ask = (customerId: number, answer: Answer = 'asked', day = TODAY) =>
  logAsk(on(scope, day), { customerId, answer, reason: '', productId: null, again: false })
const ready = async (id: number) =>
  (await ofCustomer(on(scope, TODAY), id))
    .filter(({ kind }) => kind === 'ready_for_next_sale')
    .map(({ state }) => state)

test('Ivo, who uses the product daily after three weeks, is proposed with reason, offer and message; customers who come seldom are not', async () => {
  await ivoAmongOthers(scope)
  const old = Array.from({ length: 6 }, (_, i) => ({ ref: `old${i}`, email: null, name: `Old ${i}` }))
  await record(
    on(scope, TODAY),
    'shop',
    old.flatMap((person, i) => [
      makeOrder(`a-${i}`, person, '2025-01-01', 4900, mails),
      ...(i < 5 ? [makeOrder(`b-${i}`, person, '2025-02-01', 7900, i < 4 ? cleaning : mails)] : []),
    ]),
  )
  await countNextProducts(on(scope, TODAY))
  const { first, later, countedOn } = await nextSaleProposals(on(scope, TODAY), 25)
  assert.deepEqual([first.proposals.map(({ name }) => name), first.isMore], [[cast.ivo.name], false])
  assert.deepEqual(later.proposals, [])
  assert.equal(countedOn, TODAY)
  const { why, success, offers, message } = first.proposals[0]!
  assert.match(
    why,
    /^First bought 21 days ago, has bought once, and is doing well: success \d+ of 100, logged in on 22 of/,
  )
  assert.deepEqual(
    success.inputs.map(({ name }) => name),
    ['usage', 'orders', 'problems'],
  )
  assert.deepEqual(
    offers.map(({ name, n, m, after: { name: bought } }) => [name, n, m, bought]),
    [
      ['List cleaning', 4, 5, '10,000 mails'],
      ['10,000 mails', 1, 5, '10,000 mails'],
    ],
  )
  assert.match(message, /^Hello Ivo Andrić, you’ve had 10,000 mails for 3 weeks and use it almost every day/)
})

test('The first list stays complete, however many customers of the second list are worth more', async () => {
  await ivoAmongOthers(scope)
  await sql`
    with many as (
      insert into customer (kind, name, search, created_at)
      select 'person', 'Later ' || i, '', now() from generate_series(1, 501) i
      returning id
    )
    insert into signal (customer_id, kind, reason, since, strength, rank, evidence, opened_on, updated_at)
    select m.id, s.kind, 'day_31_to_90', s.since, 1, 100, s.evidence, s.opened_on, s.updated_at
    from many m, signal s where s.kind = 'ready_for_next_sale'
  `.execute(scope.db)
  const { first, later } = await nextSaleProposals(on(scope, TODAY), 25)
  assert.deepEqual([first.proposals.map(({ name }) => name), first.isMore], [[cast.ivo.name], false])
  assert.deepEqual([later.proposals.length, later.isMore], [25, true])
})

test('For large baskets only as many products are stored as can be offered, those that follow most often', async () => {
  const basket = (products: string[]) => ({
    products,
    productNames: products,
    quantities: products.map(() => 1),
    amounts: products.map(() => 100),
  })
  const sold = ['Ada', 'Ben', 'Cleo'].flatMap((name, i) => {
    const person = { ref: name, email: null, name }
    const next = ['B', 'C', 'D', 'E'].slice(0, 4 - i)
    return [
      makeOrder(`a-${name}`, person, '2025-01-01', 100, basket(['A'])),
      makeOrder(`b-${name}`, person, '2025-02-01', 100 * next.length, basket(next)),
    ]
  })
  await record(on(scope, TODAY), 'shop', sold)
  await countNextProducts(on(scope, '2026-11-23'))
  const { rows } = await sql<{ name: string; customers: number; came_back: number }>`
    select q.name, n.customers, n.came_back from next_product n
    join fact_product p on p.id = n.product_id join fact_product q on q.id = n.next_id
    where p.name = 'A' order by 2 desc, 1
  `.execute(scope.db)
  assert.deepEqual(
    rows.map((row) => [row.name, row.customers, row.came_back]),
    [
      ['B', 3, 3],
      ['C', 3, 3],
      ['D', 2, 3],
    ],
  )
})

test('A customer who was asked leaves the list and Today, and is back when the ask is undone', async () => {
  const ivo = await ivoAmongOthers(scope)
  const at = on(scope, TODAY)
  const asksOfToday = async () => (await today(at)).lines.filter(({ customerId }) => customerId === ivo)
  assert.equal((await asksOfToday()).length, 1)
  const { ask: id } = await ask(ivo)
  assert.deepEqual(
    [(await nextSaleProposals(at, 25)).first.proposals.length, (await asksOfToday()).length],
    [0, 0],
  )
  assert.deepEqual(await ready(ivo), ['ended'])
  assert.deepEqual(await differences(at), [])
  await undoAsk(at, ivo, id)
  await undoAsk(at, ivo, id)
  assert.deepEqual(
    [(await nextSaleProposals(at, 25)).first.proposals.length, (await asksOfToday()).length],
    [1, 1],
  )
  assert.deepEqual(await asksOf(at, ivo), [])
  assert.deepEqual(await ready(ivo), ['open'], 'the same signal, not one that ended and another')
  assert.deepEqual(await differences(at), [])
})

test('Undoing the action on Today undoes the ask too', async () => {
  const ivo = await ivoAmongOthers(scope)
  const at = on(scope, TODAY)
  await ask(ivo, 'no')
  const [done] = (await today(at)).done
  assert.equal(done!.comment, 'Asked for the next sale, said no')
  await undoAction(at, ivo, done!.id)
  assert.deepEqual(await asksOf(at, ivo), [])
  assert.equal((await nextSaleProposals(at, 25)).first.proposals.length, 1)
})

test('Not now snoozes the ask and the closing window, and the customer is on the second list after 30 days', async () => {
  const ivo = await ivoAmongOthers(scope)
  await ask(ivo, 'not_now')
  const [window] = (await ofCustomer(on(scope, TODAY), ivo)).filter(({ kind }) => kind === 'window_closing')
  assert.deepEqual([window!.state, window!.snoozedUntil], ['snoozed', '2026-12-22'])
  await visits(on(scope, '2026-12-21'), ivo, ['2026-11-28', '2026-12-05', '2026-12-12', '2026-12-20'], ivo)
  await runNightly(on(scope, '2026-12-21'))
  assert.deepEqual(await ready(ivo), ['ended'])
})

test('A customer who has not bought cannot be asked for the next sale, and a product that was never sold cannot be offered', async () => {
  const { id } = await customers.record(scope, { kind: 'person', name: 'Ada', email: null, country: null })
  await assert.rejects(ask(id), /Ada has not bought anything yet/)
  const ivo = await ivoAmongOthers(scope)
  const wrong = logAsk(on(scope, TODAY), {
    customerId: ivo,
    answer: 'asked',
    reason: '',
    productId: 999,
    again: false,
  })
  await assert.rejects(wrong, /no product 999/)
  assert.deepEqual(await asksOf(scope, ivo), [])
  assert.deepEqual(await ready(ivo), ['open'])
})

test('A merged customer has the asks of both, and is left alone like everybody who was asked', async () => {
  const ivo = await ivoAmongOthers(scope)
  await record(on(scope, TODAY), 'shop', [makeOrder('x', cast.fay, '2026-11-02', 100)])
  const { rows } = await sql<{ id: number }>`select id from customer where name = ${cast.fay.name}`.execute(
    scope.db,
  )
  const fay = rows[0]!.id
  await ask(fay)
  // Otherwise the second order would be the reason for not asking.
  await cancel(on(scope, TODAY), 'shop', 'x', scope.now)
  await customers.merge(on(scope, TODAY), fay, ivo)
  assert.deepEqual(
    (await asksOf(scope, ivo)).map(({ customerId }) => customerId),
    [ivo],
  )
  assert.deepEqual(await ready(ivo), ['ended'])
  assert.deepEqual([await differences(on(scope, TODAY)), await attributionDifferences(scope)], [[], []])
})
