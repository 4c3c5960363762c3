import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatterOf } from '../../../server/insights/format.ts'
import { DAY_MS } from '../../../values/days.ts'
import { loginsStory } from '../../timeline/logins/story.ts'
import type { StoryKind } from '../../timeline/moment.ts'
import { notesStory } from '../../timeline/notes/story.ts'
import { ordersStory } from '../../timeline/orders/story.ts'
import type { Moment } from '../../timeline/queries.ts'
import { signalsStory } from '../../timeline/signals/story.ts'
import { buildStoryChart } from './chart.ts'
import { countByMonth, monthColumns } from './months.ts'

const kinds: StoryKind[] = [
  { kind: 'orders', story: ordersStory },
  { kind: 'logins', story: loginsStory },
  { kind: 'signals', story: signalsStory },
  { kind: 'notes', story: notesStory },
]

const moment = (kind: string, day: string, detail: Record<string, unknown>): Moment => {
  return { kind, key: `${kind} ${day}`, day, place: 1, at: `${day}T09:00:00Z`, detail }
}
const order = (day: string, amount: number | null, more: object = {}) =>
  moment('orders', day, { id: 1, nth: 1, amount, refunded: 0, currency: null, cancelledAt: null, ...more })
const login = (day: string) => moment('logins', day, { events: 3, contacts: 1 })
const note = (day: string) => moment('notes', day, { id: 1, kind: 'note', text: 'Called', author: 'Mara' })
const evidence = {
  kind: 'goal_reached',
  goalId: 1,
  outcome: 'More readers',
  reachedOn: 20_727,
  dueOn: 20_730,
  days: 2,
  others: 0,
}
const signal = (what: string, day: string, more: object = {}) =>
  moment('signals', day, {
    what,
    id: 1,
    kind: 'goal_reached',
    since: Date.parse(day) / DAY_MS,
    evidence,
    endedOn: null,
    isAddressed: false,
    ...more,
  })
const visit = (day: string) => moment('visits', day, { email: 'noa@example.com', kind: 'saw', what: 'goals' })

const NOW = Date.parse('2026-11-22T12:00:00Z')
const locale = { locale: 'en-GB', timeZone: 'UTC' }
const context = {
  locale,
  currency: 'EUR',
  format: formatterOf({ ...locale, currency: 'EUR' }),
  contactName: () => null,
}
const build = (moments: Moment[], isWhole = true, firstDay: string | null = '2026-06-01') =>
  buildStoryChart(
    moments.toSorted((one, other) => (one.day < other.day ? 1 : -1)),
    kinds,
    firstDay,
    isWhole,
    NOW,
    context,
  )

const history = [
  order('2026-06-01', 5000),
  order('2026-08-01', 9000, { nth: null, refunded: 9000 }),
  login('2026-07-01'),
  note('2026-09-01'),
  signal('opened', '2026-10-01'),
  signal('addressed', '2026-10-02'),
  visit('2026-10-03'),
]

test('the chart follows from the timeline: orders, log-ins, signals and notes each in their lane', () => {
  const story = build(history)!
  assert.deepEqual(
    story.events.map(({ size, isExcluded }) => [size, isExcluded]),
    [
      [9000, true],
      [5000, false],
    ],
  )
  assert.equal(story.marks?.length, 1)
  assert.deepEqual(
    story.spans?.map(({ from, to }) => [from, to]),
    [[Date.parse('2026-10-01'), NOW]],
  )
  assert.deepEqual([story.hasBars, story.bars(700).length], [true, 1])
  assert.equal(story.windows.length, 2)
  assert.equal(story.to, NOW)
})

test('a part of a history begins with its earliest moment, without the windows of the first order', () => {
  const later = history.filter(({ day }) => day >= '2026-09-01')
  const story = build(later, false)!
  assert.equal(story.from, Date.parse('2026-09-01T09:00:00Z'))
  assert.deepEqual(story.windows, [])
})

test('a history of which nothing is drawn has no chart', () => {
  assert.equal(build([visit('2026-10-03')], true, null), null)
  assert.equal(build([], true, null), null)
})

test('the months count every kind in its own columns, newest first', () => {
  const columns = monthColumns(kinds)
  const months = countByMonth([...history, login('2026-07-02')], columns)
  const heads = columns.map(({ head }) => head)
  assert.deepEqual(heads, ['Orders', 'Log-in days', 'Events', 'Signals', 'Notes'])
  assert.deepEqual(
    months.map(({ month, counts }) => [month, ...counts]),
    [
      ['2026-10', 0, 0, 0, 1, 0],
      ['2026-09', 0, 0, 0, 0, 1],
      ['2026-08', 1, 0, 0, 0, 0],
      ['2026-07', 0, 2, 6, 0, 0],
      ['2026-06', 1, 0, 0, 0, 0],
    ],
  )
})

test('the chart ends now and shows the silence, also for a customer without an order that counts', () => {
  const refunded = [order('2024-03-01', 5000, { nth: null, refunded: 5000 }), note('2026-09-01')]
  const story = build(refunded, true, null)!
  assert.equal(story.to, NOW)
  assert.deepEqual([story.idle?.to, story.idle?.label], [NOW, 'Silent for 996 days'])
  assert.equal(build([order('2026-11-22', 5000)], true, '2026-11-22')!.idle, undefined)
})

test('a window that is not over ends now, and says how many days are left', () => {
  const story = build([order('2026-11-10', 5000)], true, '2026-11-10')!
  assert.deepEqual(
    story.windows.map(({ to, label }) => [to, label]),
    [
      [NOW, '90 days, 78 left'],
      [NOW, '30 days, 18 left'],
    ],
  )
})
