import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupByMonth, toLines } from './grouping.ts'
import type { Moment } from './queries.ts'

const moment = (
  kind: string,
  day: string,
  place = 1,
  at: string | null = null,
  key = `${kind} ${day}`,
): Moment => ({
  kind,
  key,
  day,
  place,
  at,
  detail: {},
})
const login = (day: string) => moment('logins', day, 2)
const order = (day: string) => moment('orders', day, 1, `${day}T09:00:00Z`)
const lines = (moments: Moment[], isWhole = true) => toLines(moments, (kind) => kind === 'logins', isWhole)
const described = (moments: Moment[], isWhole = true) =>
  lines(moments, isWhole).map(({ key, kind, moments: own }) =>
    kind === 'logins' ? `${own.length} days` : key,
  )

test('neighbouring log-ins share a line, and an order between them separates them', () => {
  const logins = ['2026-11-20', '2026-11-19', '2026-11-15', '2026-11-14'].map(login)
  assert.deepEqual(described([...logins, order('2026-11-17')]), ['2 days', 'orders 2026-11-17', '2 days'])
  assert.deepEqual(described(logins), ['4 days'])
})

test('a line of log-ins ends with its month', () => {
  const months = groupByMonth(lines([login('2026-11-01'), login('2026-10-31')]))
  assert.deepEqual(
    months.map(({ month }) => month),
    ['2026-11', '2026-10'],
  )
})

test('while earlier moments can be loaded, a line of log-ins at the end waits for the rest of it', () => {
  const moments = [order('2026-11-20'), login('2026-11-19'), login('2026-11-18')]
  assert.deepEqual(described(moments, false), ['orders 2026-11-20'])
  assert.deepEqual(described(moments), ['orders 2026-11-20', '2 days'])
})

test('a moment that was just written takes its place among those of its day', () => {
  const [late, early] = ['2026-11-22T12:00:00Z', '2026-11-22T09:00:00Z']
  const day = '2026-11-22'
  const moments = [
    moment('notes', day, 1, late, 'note 2'),
    login(day),
    moment('notes', day, 1, early, 'note 1'),
    moment('signals', day, 0, null, 'opened 1'),
  ]
  assert.deepEqual(described(moments), ['opened 1', 'note 2', 'note 1', '1 days'])
})
