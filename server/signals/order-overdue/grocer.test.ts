import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Scope } from '../../platform/scope/scope.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'
import { record } from '../../sales/sales.ts'
import { DAY_MS } from '../../../values/days.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { on } from '../../../test/world.ts'
import { runNightly } from '../nightly/nightly.ts'
import { today, waiting } from '../today/today.ts'

const CUSTOMERS = 1500
const TODAY = '2026-11-22'
let database: TestDatabase
let scope: Scope

/** Weekly buyers of one year; every sixth stopped, some weeks ago or up to nine months. */
function grocersOrders() {
  let seed = 5
  const chance = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32
  const end = Date.parse(TODAY)
  return Array.from({ length: CUSTOMERS }, (_, index) => {
    const person = { ref: `c${index}`, email: null, name: `Customer ${index}` }
    const amount = 500 + Math.floor(9000 * chance() ** 2)
    const stopped = index % 6 === 0 ? (index % 18 === 0 ? 270 : 40 + Math.floor(20 * chance())) : 0
    const days: number[] = []
    for (
      let ago = stopped + (stopped ? 0 : Math.floor(6 * chance()));
      ago < 365;
      ago += 5 + Math.floor(5 * chance())
    )
      days.push(ago)
    return days.map((ago) =>
      makeOrder(`${index}-${ago}`, person, new Date(end - ago * DAY_MS).toISOString().slice(0, 10), amount),
    )
  }).flat()
}

before(async () => {
  database = await testDatabase()
  scope = on(await testScope(database), TODAY)
  scope = { ...scope, actor: { kind: 'user', id: 'mara', name: 'Mara', address: '::1' } }
  await record(scope, 'shop', grocersOrders())
  await runNightly(scope)
})
after(() => database[Symbol.asyncDispose]())

type Listed = Awaited<ReturnType<typeof waiting>>['lines'][number]

const overdueOf = ({ signals }: Listed) => {
  const evidence = signals.map((signal) => signal.evidence).find(({ kind }) => kind === 'order_overdue')
  assert.ok(evidence?.kind === 'order_overdue')
  return evidence
}

const isDescending = (values: number[]) =>
  values.every((value, index) => index === 0 || value <= values[index - 1]!)

test('Today lists weekly buyers who stopped, in order of what is at stake; those of nine months ago come last', async () => {
  const all: Listed[] = []
  for (let after: string | undefined; ;) {
    const page = await waiting(scope, { kind: 'order_overdue', limit: 200, ...(after ? { after } : {}) })
    all.push(...page.lines)
    if (page.next === null) break
    after = page.next
  }
  const evidence = all.map(overdueOf)
  const stopped = new Set(Array.from({ length: CUSTOMERS / 6 }, (_, index) => `Customer ${6 * index}`))
  const missing = [...stopped].filter((name) => !all.some((line) => line.name === name))
  assert.deepEqual(missing, [])
  assert.ok(
    all.length <= stopped.size + 10,
    `${all.length - stopped.size} who still order are called overdue`,
  )
  const isLong = ({ silentDays, allowedDays }: (typeof evidence)[0]) => silentDays >= 3 * allowedDays
  const [short, long] = [evidence.filter((one) => !isLong(one)), evidence.filter(isLong)]
  assert.ok(long.length >= CUSTOMERS / 18 && short.length > 100)
  assert.deepEqual(evidence, [...short, ...long])
  assert.ok(isDescending(short.map(({ yearly }) => yearly!)))
  assert.ok(isDescending(long.map(({ yearly }) => yearly!)))
})

test('Today shows the first of them and counts the others', async () => {
  const { lines, leftOut } = await today(scope)
  const shown = lines.filter(({ signals }) => signals.some(({ kind }) => kind === 'order_overdue'))
  assert.ok(shown.length > 0)
  assert.ok(isDescending(shown.map((line) => overdueOf(line).yearly!)))
  assert.ok(leftOut.help + shown.length >= CUSTOMERS / 6)
})
