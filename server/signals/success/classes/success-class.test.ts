import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NEW_COMPANY } from '../../history/history.fixture.ts'
import { earlyClasses, type EarlyFacts } from './success-class.ts'

const FIRST = 100
const loggedIn = (n: number, ages: number[], through = 30): EarlyFacts[] =>
  Array.from({ length: n }, (_, place) => ({
    customerId: place,
    firstDay: FIRST + place,
    logins: Int32Array.from(ages, (age) => FIRST + place + age),
    through: FIRST + place + through,
  }))
const classesOn = (ages: number[], customers: EarlyFacts[], context = NEW_COMPANY) =>
  new Map(Array.from(earlyClasses(customers, ages, context), ({ age, classes }) => [age, [...classes]]))
const daily = Array.from({ length: 31 }, (_, age) => age)

test('A customer who logs in daily is in a higher class than those who seldom do, whenever their first order was', () => {
  const classes = classesOn([5, 20], [...loggedIn(15, daily), ...loggedIn(15, [1, 5, 15])])
  for (const age of [5, 20]) {
    const [busy, idle] = [new Set(classes.get(age)!.slice(0, 15)), new Set(classes.get(age)!.slice(15))]
    assert.deepEqual([busy.size, idle.size], [1, 1])
    assert.ok([...busy][0]! > [...idle][0]!)
  }
})

test('What happened after a day does not change the class of that day', () => {
  const before = classesOn([10], [...loggedIn(15, [0, 3]), ...loggedIn(15, [9])])
  const after = classesOn([10], [...loggedIn(15, [0, 3, 11, 12]), ...loggedIn(15, [9, 30])])
  assert.deepEqual(before, after)
})

test('Success is not known without log-ins that are tracked, or with fewer than twenty to compare with', () => {
  const onDay10 = (customers: EarlyFacts[], context = NEW_COMPANY) =>
    new Set(classesOn([10], customers, context).get(10))
  assert.deepEqual(onDay10(loggedIn(19, daily)), new Set([0]))
  assert.deepEqual(onDay10(loggedIn(20, daily)), new Set([2]))
  const never = loggedIn(30, [])
  assert.deepEqual(onDay10(never, { ...NEW_COMPANY, trackingSince: null }), new Set([0]))
  assert.deepEqual(onDay10(never), new Set([1]))
})

test('Customers who are back are no peers any more', () => {
  const left = [...loggedIn(10, daily), ...loggedIn(10, daily, 9)]
  assert.deepEqual(classesOn([9, 10], left).get(10), Array(20).fill(0))
  assert.notDeepEqual(classesOn([9, 10], left).get(9), Array(20).fill(0))
})
