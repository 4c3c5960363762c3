import assert from 'node:assert/strict'
import test from 'node:test'
import { formatterOf } from '../../../server/insights/format.ts'
import { wilsonInterval } from '../../../models/wilson-interval.ts'
import { differenceInterval } from '@rondo/models/difference-interval'
import { recordSentence, verdictOf } from './sentence.ts'

const formatter = formatterOf({ locale: 'en-GB', currency: 'EUR' })
const share = (happened: number, n: number) => ({ share: happened / n, ...wilsonInterval(happened, n) })
const outcome = (happened: number, judged: number, base: number, comparable: number) => ({
  judged,
  happened,
  rate: judged < 20 ? null : share(happened, judged),
  base: comparable < 20 ? null : share(base, comparable),
  comparable,
})
const record = {
  kind: 'stalled' as const,
  fired: 214,
  cameBack: outcome(70, 180, 800, 2000),
  boughtAgain: outcome(30, 180, 300, 2000),
  gone: outcome(62, 180, 160, 2000),
}

test('The interval of a difference is the one that Newcombe prints for 56 of 70 against 48 of 80', () => {
  const { low, high } = differenceInterval(share(56, 70), share(48, 80))
  assert.equal(low.toFixed(4), '0.0524')
  assert.equal(high.toFixed(4), '0.3339')
})

test('A difference is stated only where noise does not explain it', () => {
  assert.equal(verdictOf(record.gone), 'more')
  assert.equal(verdictOf(outcome(2, 180, 900, 2000)), 'less')
  assert.equal(verdictOf(record.cameBack), 'noise')
  assert.equal(verdictOf(outcome(9, 12, 900, 2000)), null)
})

test('A signal to help is judged by who left, one to ask by who bought', () => {
  assert.equal(
    recordSentence(record, formatter),
    'Came 214 times. Of 180 that are old enough to judge, 34 % (28–42 %) were gone, with nothing for 90 days; of comparable customers without it 8 %: more often than chance explains.',
  )
  assert.equal(
    recordSentence({ ...record, kind: 'window_closing' as const }, formatter),
    'Came 214 times. Of 180 that are old enough to judge, 17 % (12–23 %) bought within 30 days; of comparable customers without it 15 %: within noise.',
  )
})

test('With too few signals that are old enough to judge, no share is given', () => {
  const young = { ...record, fired: 12, gone: outcome(1, 9, 160, 2000) }
  assert.equal(
    recordSentence(young, formatter),
    'Came 12 times. Only 9 are old enough to judge: too few to say more.',
  )
  const newest = { ...young, fired: 1, gone: outcome(0, 0, 0, 0) }
  assert.equal(recordSentence(newest, formatter), 'Came once. None is old enough to judge yet.')
})
