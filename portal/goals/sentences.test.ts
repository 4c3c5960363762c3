import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Goal, Reading } from './goal.ts'
import { nextStep, progressSentence } from './sentences.ts'

const NOW = new Date('2026-03-20T12:00:00Z')
const locale = { locale: 'en-GB', timeZone: 'Europe/Zurich' }

const number = {
  id: 1,
  value: 0.22,
  at: '2026-03-18T12:00:00Z',
  counts: true,
  correctedBy: null,
  dispute: null,
  settled: null,
} as Reading

const goalWith = (more: Partial<Goal>) =>
  ({ status: 'on_track', startsOn: '2026-03-01', series: [number], milestones: [], ...more }) as Goal

const step = (more: Partial<Goal>) => nextStep(goalWith(more), NOW, locale)

test('progress is described to the customer', () => {
  const sentence = 'Two thirds of the way, a week ahead of pace'
  assert.equal(
    progressSentence({ status: 'on_track', sentence }),
    'You are two thirds of the way, a week ahead of pace.',
  )
  assert.equal(
    progressSentence({ status: 'at_risk', sentence: 'Still at the start, 5 days behind pace' }),
    'You are still at the start, 5 days behind pace.',
  )
  assert.equal(progressSentence({ status: 'at_risk', sentence: 'No reading yet' }), 'No number yet.')
  assert.equal(
    progressSentence({ status: 'reached', sentence: 'Reached a week early' }),
    'Reached a week early.',
  )
})

test('without a reading the next step is to report one', () => {
  assert.match(step({ series: [] }), /^Report your first number/)
})

test('a reading that is weeks old asks for a new one, a recent one does not', () => {
  assert.match(
    step({ series: [{ ...number, at: '2026-02-20T12:00:00Z' }] }),
    /from 20 Feb 2026\. Report a new one/,
  )
  assert.equal(step({}), 'Keep going.')
})

test('a planned goal asks for confirmation and names its first day only while that is in the future', () => {
  const plan: Partial<Goal> = { status: 'planned', series: [] }
  const question = 'Is this what you want? If not, write to us.'
  assert.equal(step({ ...plan, startsOn: '2026-04-01' }), `${question} It starts on 1 Apr 2026.`)
  assert.equal(step({ ...plan, startsOn: '2026-03-01' }), question)
})

test('the day of a reading is in the company’s time zone', () => {
  assert.match(step({ series: [{ ...number, at: '2026-02-20T23:30:00Z' }] }), /from 21 Feb 2026\./)
})

test('while a reading is disputed no other step is suggested', () => {
  const dispute = { reason: 'A test.', by: 'Noa', at: '2026-03-19T12:00:00Z' }
  assert.match(
    step({ series: [{ ...number, counts: false, dispute }] }),
    /^We are checking the number you questioned\. Until then/,
  )
  const settled = { answer: 'It is right.', by: 'Mara', at: '2026-03-20T09:00:00Z' }
  assert.equal(step({ series: [{ ...number, dispute, settled }] }), 'Keep going.')
})

test('the first open milestone is the next step', () => {
  const milestones = [
    { id: 1, goalId: 1, title: 'Begun', dueOn: null, reachedOn: '2026-03-02' },
    { id: 2, goalId: 1, title: 'The letter is rewritten', dueOn: '2026-04-01', reachedOn: null },
  ]
  assert.equal(step({ milestones }), 'Next: The letter is rewritten, by 1 Apr 2026.')
})

test('a customer who is behind is asked what is in the way', () => {
  assert.equal(step({ status: 'at_risk' }), 'Tell us what is holding you back; we want to help.')
})
