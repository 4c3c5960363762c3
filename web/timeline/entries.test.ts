import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayIn } from '../../ui/date/days.ts'
import type { CustomerSignal, Note, Order } from '../customers/queries.ts'
import type { Change, Subscription } from '../sales/subscriptions/queries.ts'
import { groupByMonth, buildTimeline } from './entries.ts'

const login = (day: string, events = 4) => ({
  day,
  contacts: 1,
  events,
  logins: 1,
  keyActions: 0,
  isLogin: true,
})
const order = (id: number, at: string) => ({ id, at: new Date(at) }) as unknown as Order
const note = (id: number, writtenAt: string) => ({ id, writtenAt, words: 'Called' }) as unknown as Note
const signal = (fields: Partial<CustomerSignal>) =>
  ({ id: 1, endedOn: null, addressedAt: null, ...fields }) as CustomerSignal
const subscription = (...changes: Partial<Change>[]) => ({ changes }) as Subscription
const nothing = { orders: [], logins: [], signals: [], notes: [], visits: [], subscriptions: [] }
const inZone = (timeZone: string) => (at: Date | string) => dayIn(at, timeZone)
const utc = inZone('UTC')
const told = (entries: ReturnType<typeof buildTimeline>) =>
  entries.map((entry) => (entry.sort === 'logins' ? `${entry.days.length} days` : entry.key))

test('log-ins that nothing parts are one line, and an order between them parts them', () => {
  const logins = ['2026-11-20', '2026-11-19', '2026-11-15', '2026-11-14'].map((day) => login(day))
  const orders = [order(7, '2026-11-17T09:00:00Z')]
  assert.deepEqual(told(buildTimeline({ ...nothing, logins, orders }, utc)), ['2 days', 'order 7', '2 days'])
  assert.deepEqual(told(buildTimeline({ ...nothing, logins, orders }, utc, { sort: 'logins' })), ['4 days'])
})

test('a run of log-ins ends with its month', () => {
  const logins = [login('2026-11-01'), login('2026-10-31')]
  const months = groupByMonth(buildTimeline({ ...nothing, logins }, utc))
  assert.deepEqual(
    months.map(({ month }) => month),
    ['2026-11', '2026-10'],
  )
})

test('what a signal became stands above its beginning, each on its own day', () => {
  const one = signal({ openedOn: '2026-11-02', endedOn: '2026-11-09', addressedAt: '2026-11-05T10:00:00Z' })
  assert.deepEqual(told(buildTimeline({ ...nothing, signals: [one] }, utc)), [
    'ended 1',
    'addressed 1',
    'opened 1',
  ])
})

test('a moment belongs to the day of the company, not to that of Greenwich', () => {
  const late = [note(3, '2026-11-22T23:30:00Z')]
  assert.equal(buildTimeline({ ...nothing, notes: late }, inZone('Europe/Berlin'))[0]!.day, '2026-11-23')
})

test('while earlier orders are still to come, nothing before the last that came is told', () => {
  const orders = [order(1, '2026-11-17T09:00:00Z')]
  const notes = [note(3, '2026-11-18T09:00:00Z'), note(2, '2026-11-01T09:00:00Z')]
  assert.deepEqual(told(buildTimeline({ ...nothing, orders, notes }, utc, { since: '2026-11-17' })), [
    'note 3',
    'order 1',
  ])
})

test('notice stands on the day on which it was told, and the end only once its day has come', () => {
  const end = { id: 3, kind: 'cancelled', day: '2026-12-31', toldOn: '2026-11-20' } as const
  const lines = (liesAhead: boolean) =>
    buildTimeline({ ...nothing, subscriptions: [subscription({ ...end, liesAhead })] }, utc).map(
      ({ key, day }) => [key, day],
    )
  assert.deepEqual(lines(true), [['notice 3', '2026-11-20']])
  assert.deepEqual(lines(false), [
    ['change 3', '2026-12-31'],
    ['notice 3', '2026-11-20'],
  ])
})

test('what happened to subscriptions stands on its day, that of one day in the order in which it came', () => {
  const subscriptions = [
    subscription({ id: 10, day: '2026-11-09' }, { id: 2, day: '2026-11-02' }, { id: 9, day: '2026-11-02' }),
    subscription({ id: 4, day: '2026-11-05' }),
  ]
  const orders = [order(7, '2026-11-07T09:00:00Z')]
  const own = ['change 10', 'change 4', 'change 2', 'change 9']
  assert.deepEqual(told(buildTimeline({ ...nothing, orders, subscriptions }, utc)), [
    'change 10',
    'order 7',
    ...own.slice(1),
  ])
  assert.deepEqual(
    told(buildTimeline({ ...nothing, orders, subscriptions }, utc, { sort: 'subscriptions' })),
    own,
  )
})
