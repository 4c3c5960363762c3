import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { historyFrom, NEW_COMPANY } from '../history/history.fixture.ts'
import type { GoalState } from '../history/history.ts'
import { emptyCounts, peerRankOf } from '../population/same-age.ts'
import type { Basis, InputName, InputValue } from './inputs/basis.ts'
import { paceShare } from './inputs/goals.ts'
import { INPUTS, successOf, weightedSuccess, WEIGHTS } from './score.ts'

const basis: Basis = { name: 'problems', problems: 0, silentDays: null }
const part = fc.double({ min: 0, max: 1, noNaN: true })
const some = fc.dictionary(fc.constantFrom(...INPUTS), part, { noNullPrototype: true })
const valued = (parts: Partial<Record<InputName, number>>) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, value]): [string, InputValue] => [name, { value, basis }]),
  )
const isJudged = (parts: object) => 'goals' in parts || 'usage' in parts

test('Success lies between 0 and 100, or is null when neither goals nor usage are known', () => {
  fc.assert(
    fc.property(some, (parts) => {
      const { score } = weightedSuccess(valued(parts))
      assert.equal(score === null, !isJudged(parts))
      if (score !== null) assert.ok(Number.isInteger(score) && score >= 0 && score <= 100)
    }),
  )
})

test('A better input never lowers success', () => {
  fc.assert(
    fc.property(some, fc.constantFrom(...INPUTS), part, (parts, name, more) => {
      const worse = { ...parts, [name]: Math.min(more, parts[name] ?? more) }
      const better = { ...parts, [name]: Math.max(more, parts[name] ?? more) }
      const [low, high] = [weightedSuccess(valued(worse)).score, weightedSuccess(valued(better)).score]
      assert.ok(low === high || low! <= high!)
    }),
  )
})

test('Missing inputs are left out: the weights of the known ones keep their proportions and add up to one', () => {
  fc.assert(
    fc.property(some, (parts) => {
      const { inputs } = weightedSuccess(valued(parts))
      assert.deepEqual(
        inputs.map(({ name }) => name),
        INPUTS.filter((name) => name in parts),
      )
      const whole = inputs.reduce((sum, { weight }) => sum + weight, 0)
      if (inputs.length > 0) assert.ok(Math.abs(whole - 1) < 1e-12)
      for (const { name, weight } of inputs) {
        const first = inputs[0]!
        assert.ok(Math.abs(weight / first.weight - WEIGHTS[name] / WEIGHTS[first.name]) < 1e-9)
      }
    }),
  )
})

test('The worst input is the one that takes most off the score; there is none when all are full', () => {
  fc.assert(
    fc.property(some, (parts) => {
      const { worst, inputs } = weightedSuccess(valued(parts))
      const lost = (name: InputName) => {
        const input = inputs.find((one) => one.name === name)!
        return input.weight * (1 - input.value)
      }
      if (worst === null) assert.ok(inputs.every(({ name }) => lost(name) === 0))
      else for (const { name } of inputs) assert.ok(lost(worst) >= lost(name))
    }),
  )
})

test('Goals weigh four, use three, orders two and problems one', () => {
  const all = valued({ goals: 0.5, usage: 1, orders: 0.5, problems: 0 })
  assert.equal(weightedSuccess(all).score, 60)
  assert.equal(weightedSuccess(all).worst, 'goals')
  assert.equal(weightedSuccess(valued({ usage: 1, orders: 0 })).score, 60)
})

test('A goal ahead of its pace counts as full; one not agreed or not measured does not count', () => {
  assert.equal(paceShare({ status: 'on_track', progress: 0.9, expected: 0.5 }), 1)
  assert.equal(paceShare({ status: 'at_risk', progress: 0.2, expected: 0.5 }), 0.4)
  assert.equal(paceShare({ status: 'reached', progress: null, expected: null }), 1)
  assert.equal(paceShare({ status: 'planned', progress: 0.2, expected: 0.5 }), null)
  assert.equal(paceShare({ status: 'on_track', progress: null, expected: 0.5 }), null)
})

test('A rank among customers of the same age counts ties by half, and needs twenty customers', () => {
  assert.deepEqual(peerRankOf([10, 10], 1), { place: 0.75, peers: 20 })
  assert.equal(peerRankOf([10, 9], 1), null)
  assert.equal(peerRankOf(undefined, 1), null)
})

const goal: GoalState = {
  id: 1,
  outcome: 'More opened mails',
  startsOn: 0,
  dueOn: 60,
  reachedOn: null,
  now: { status: 'at_risk', progress: 0.1, expected: 0.5 },
}

test('A customer who bought after tracking began and never logged in has no use; before that, use is not known', () => {
  const history = historyFrom({ orders: [{ day: 10 }] })
  const usageOn = (trackingSince: number | null) =>
    successOf(history, 30, { ...NEW_COMPANY, trackingSince }, 0).inputs.find(({ name }) => name === 'usage')
  assert.equal(usageOn(5)!.value, 0)
  assert.equal(usageOn(11), undefined)
  assert.equal(usageOn(null), undefined)
})

test('Each open problem halves the input of problems, which states their number', () => {
  const history = historyFrom({ orders: [{ day: 10 }], goals: [goal] })
  const of = (problems: number) => successOf(history, 30, NEW_COMPANY, problems)
  const last = (problems: number) => of(problems).inputs.at(-1)!.value
  assert.deepEqual([last(0), last(1), last(2)], [1, 0.5, 0.25])
  assert.equal(of(0).worst, 'goals')
})

test('A new customer is compared by the share of the days on which they could have logged in', () => {
  const sameAge = emptyCounts()
  sameAge[0]!.usage.fill(1)
  const daily = historyFrom({ orders: [{ day: 20 }], logins: [20, 21, 22].map((day) => ({ day })) })
  const usage = successOf(daily, 22, { ...NEW_COMPANY, sameAge }, 0).inputs.find(
    ({ name }) => name === 'usage',
  )!
  assert.ok(usage.value > 0.95)
})
