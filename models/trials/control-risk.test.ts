import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { kaplanMeier } from '../kaplan-meier.ts'
import { controlRisk } from './control-risk.ts'
import { lastUntreatedDay, type Person } from './person.ts'
import { sequentialTrials, type Trial } from './trials.ts'
import { untreatedWeights } from './untreated-weights.ts'

const WINDOW = 30
const day = fc.oneof(fc.integer({ min: 2, max: 60 }), fc.constant(Infinity))
const person = fc.record({
  stratum: fc.constant('one'),
  classes: fc.constant([0]),
  treatedOn: day,
  outcomeOn: day,
  watchedThrough: fc.constant(90),
})
const TREATED: Person = {
  stratum: 'one',
  classes: [0],
  treatedOn: 1,
  outcomeOn: Infinity,
  watchedThrough: 90,
}

test('One trial in one class has the risk of the product-limit curve of its controls, until they are treated', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 2, maxLength: 40 }), (controls) => {
      // One who is never treated keeps a control in the trial to its end.
      const persons: Person[] = [...controls, { ...TREATED, treatedOn: Infinity }, TREATED]
      const trial = sequentialTrials(persons, { latest: 1, window: WINDOW }).trials[0]!
      const curve = kaplanMeier(
        trial.controls.map((place) => {
          const own = persons[place]!
          const last = Math.min(lastUntreatedDay(own), 1 + WINDOW)
          const isOutcome = own.outcomeOn === last
          return { time: last, events: isOutcome ? 1 : 0, censored: isOutcome ? 0 : 1 }
        }),
      )
      const { risk } = controlRisk(persons, [trial], WINDOW)
      assert.ok(Math.abs(risk - (1 - curve.at(-1)!.survival)) < 1e-9)
    }),
  )
})

test('Those who stay untreated stand for those of their class who are treated, on every day', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 2, maxLength: 40 }), (controls) => {
      const persons = [
        ...controls.map((one) => ({ ...one, outcomeOn: Infinity })),
        { ...TREATED, treatedOn: Infinity },
      ]
      const weights = untreatedWeights(persons, 60)
      for (let today = 0; today <= 60; today++) {
        const untreated = persons.flatMap(({ treatedOn }, place) =>
          treatedOn > today ? [weights[place]![today]!] : [],
        )
        const sum = untreated.reduce((total, weight) => total + weight, 0)
        assert.ok(Math.abs(sum - persons.length) < 1e-6, `${sum} for ${persons.length} on day ${today}`)
      }
    }),
  )
})

test('A trial whose last control is treated borrows from the others of its class, and is not left out', () => {
  const many = (n: number, more: Partial<Person>) =>
    Array.from({ length: n }, (): Person => ({ ...TREATED, treatedOn: Infinity, ...more }))
  const persons = [
    ...many(1, { treatedOn: 1 }),
    ...many(1, { treatedOn: 10 }),
    ...many(1, { treatedOn: 1, stratum: 'two' }),
    ...many(3, { stratum: 'two' }),
    ...many(1, { stratum: 'two', outcomeOn: 20 }),
  ]
  const { trials } = sequentialTrials(persons, { latest: 5, window: WINDOW })
  assert.deepEqual(
    trials.map(({ controls }) => controls.length),
    [1, 4],
  )
  assert.equal(controlRisk(persons, trials, WINDOW).risk, 0.25)
})

test('Twice as many of everybody show it twice as precisely', () => {
  const persons: Person[] = Array.from({ length: 60 }, (_, place) => ({
    ...TREATED,
    treatedOn: place % 3 === 0 ? 1 + (place % 7) : Infinity,
    outcomeOn: place % 4 === 0 ? 5 + (place % 20) : Infinity,
  }))
  const effective = (all: Person[]) =>
    controlRisk(all, sequentialTrials(all, { latest: 30, window: WINDOW }).trials as Trial[], WINDOW)
      .effective
  const [once, twice] = [effective(persons), effective([...persons, ...persons])]
  assert.ok(Math.abs(twice / once - 2) < 0.05, `${twice} after ${once}`)
})
