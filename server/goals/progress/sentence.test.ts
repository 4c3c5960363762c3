import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseDay } from '../../platform/calendar/days.ts'
import { progressSentence, formatDays, type ProgressFacts } from './sentence.ts'

const goal: ProgressFacts = {
  status: 'on_track',
  progress: 0.66,
  expected: 0.58,
  startsOn: '2026-01-01',
  dueOn: '2026-04-01',
  reachedOn: null,
  readings: 3,
  isOverridden: false,
  isHeld: false,
}
const sentenceOf = (change: Partial<ProgressFacts>, today = '2026-02-20') =>
  progressSentence({ ...goal, ...change }, parseDay(today))

test('progress and pace are described in everyday words', () => {
  assert.equal(sentenceOf({}), 'Two thirds of the way, a week ahead of pace')
  assert.equal(sentenceOf({ progress: 0.5, expected: 0.5 }), 'Half of the way, on pace')
  assert.equal(sentenceOf({ progress: 0.1, expected: 0.6 }), 'A tenth of the way, six weeks behind pace')
  assert.equal(sentenceOf({ progress: 0, expected: 0.6 }), 'Still at the start, two months behind pace')
  assert.equal(sentenceOf({ progress: null, readings: 0 }), 'No reading yet')
  assert.equal(sentenceOf({ progress: 0.9 }, '2026-04-13'), 'Nine tenths of the way, 12 days overdue')
  assert.equal(sentenceOf({ progress: null, readings: 0 }, '2026-04-02'), 'No reading yet, a day overdue')
})

test('a share is named by a fraction only where it is that share, and otherwise in per cent', () => {
  const shares = [-0.2, 0.004, 0.05, 0.12, 0.18, 0.27, 0.2701, 0.333, 0.58, 0.995, 1]
  assert.deepEqual(
    shares.map((progress) => sentenceOf({ progress, expected: progress })),
    [
      'Still at the start, on pace',
      'Still at the start, on pace',
      '5 % of the way, on pace',
      'A tenth of the way, on pace',
      '18 % of the way, on pace',
      'A quarter of the way, on pace',
      '27 % of the way, on pace',
      'A third of the way, on pace',
      '58 % of the way, on pace',
      '99 % of the way, on pace',
      'All of the way, on pace',
    ],
  )
})

test('a planned, reached or dropped goal is described as such', () => {
  assert.equal(sentenceOf({ status: 'planned' }, '2025-12-25'), 'Begins in a week')
  assert.equal(sentenceOf({ status: 'planned' }), 'Not agreed yet')
  assert.equal(sentenceOf({ status: 'reached', reachedOn: '2026-03-25' }), 'Reached a week early')
  assert.equal(sentenceOf({ status: 'reached', reachedOn: '2026-04-01' }), 'Reached on the day it was due')
  assert.equal(sentenceOf({ status: 'reached', reachedOn: '2026-04-03' }), 'Reached 2 days late')
  assert.equal(sentenceOf({ status: 'dropped' }), 'Dropped')
})

test('a value to be held is described as held or not held', () => {
  assert.equal(sentenceOf({ isHeld: true, progress: 1, expected: 1 }), 'Held so far, on pace')
  assert.equal(sentenceOf({ isHeld: true, progress: 0, expected: 1 }), 'Not held, behind')
})

test('periods are described in days to years and never off by half', () => {
  assert.deepEqual([1, 3, 7, 14, 45, 60, 400, 800].map(formatDays), [
    'a day',
    '3 days',
    'a week',
    'two weeks',
    'six weeks',
    'two months',
    '13 months',
    'two years',
  ])
})

test('every goal has a description in one line', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 50, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 20_000, max: 21_500 }),
      fc.constantFrom('planned', 'on_track', 'at_risk', 'reached', 'dropped'),
      (progress, expected, today, status) => {
        const sentence = progressSentence({ ...goal, progress, expected, status }, today)
        assert.match(sentence, /^[A-Z0-9][a-z0-9 ,%]+$/)
        assert.doesNotMatch(sentence, /undefined|NaN/)
      },
    ),
  )
})
