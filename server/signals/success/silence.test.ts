import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { every, historyFrom, NEW_COMPANY } from '../history/history.fixture.ts'
import type { Context } from '../detect/context.ts'
import { emptyCounts } from '../population/same-age.ts'
import { english } from '../sentence.fixture.ts'
import { describeInput } from './sentence.ts'
import { successOf } from './score.ts'

/** Of each age class, how many customers have each figure: with every class there is something to compare with. */
const counts = fc
  .array(fc.nat(30), { minLength: 31, maxLength: 31 })
  .map((some) => some.map((count, at) => (at === 0 ? count + 20 : count)))
const sameAge = fc.array(fc.record({ usage: counts, orders: counts }), {
  minLength: emptyCounts().length,
  maxLength: emptyCounts().length,
})
const days = fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 25 })

test('With all else equal, success never rises while a customer is silent', () => {
  fc.assert(
    fc.property(days, fc.oneof(days, fc.constant([])), fc.nat(3), sameAge, (bought, used, problems, ages) => {
      const history = historyFrom({
        orders: bought.map((day) => ({ day })),
        logins: used.map((day) => ({ day })),
      })
      const context: Context = { ...NEW_COMPANY, sameAge: ages }
      const last = Math.max(...bought, ...used)
      let [before, day] = [101, last]
      for (; day < last + 800; day += day < last + 60 ? 1 : 13) {
        const { score } = successOf(history, day, context, problems)
        if (score === null) continue
        assert.ok(score <= before, `${before}, and ${score} on day ${day}`)
        before = score
      }
    }),
    { numRuns: 60 },
  )
})

/** A company in which most customers bought a few times and log in now and then. */
const COMPANY: Context = {
  ...NEW_COMPANY,
  sameAge: emptyCounts().map(({ usage, orders }) => ({
    usage: usage.map((_, count) => (count < 10 ? 20 : 0)),
    orders: orders.map((_, count) => (count > 0 && count < 10 ? 20 : 0)),
  })),
}
const weeklyUntil = (end: number) =>
  historyFrom({
    orders: every(7, 0, end).map((day) => ({ day })),
    logins: every(2, 0, end).map((day) => ({ day })),
  })

test('The success of a customer who bought weekly and vanished nine months ago is low, and says why', () => {
  const [well, lost] = [
    successOf(weeklyUntil(560), 561, COMPANY, 0),
    successOf(weeklyUntil(280), 560, COMPANY, 0),
  ]
  assert.ok(well.score! > 90, `${well.score}`)
  assert.ok(lost.score! <= 5, `${lost.score}`)
  const sentences = lost.inputs.map(({ basis }) => describeInput(basis, english)[1])
  assert.match(sentences[1]!, /; last order 280 days ago, usually every 7 days$/)
  assert.equal(sentences[2], 'none, but no activity for 280 days')
})

test('A customer who logs in and no longer buys keeps part of their success', () => {
  const history = historyFrom({
    orders: every(7, 0, 280).map((day) => ({ day })),
    logins: every(2, 0, 560).map((day) => ({ day })),
  })
  const { score, worst } = successOf(history, 560, COMPANY, 0)
  assert.ok(score! > 40 && score! < 80, `${score}`)
  assert.equal(worst, 'orders')
})
