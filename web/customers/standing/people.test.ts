import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rankPeople } from './people.ts'

const person = (id: number, events: number, days = 10) => {
  return { id, name: `No. ${id}`, email: null, firstDay: '2026-01-01', lastDay: '2026-11-01', days, events }
}
const champions = (...contacts: ReturnType<typeof person>[]) =>
  rankPeople(contacts).flatMap(({ id, isChampion }) => (isChampion ? [id] : []))

test('whoever does more than half of everything is the champion, and stands first', () => {
  assert.deepEqual(champions(person(1, 20), person(2, 60), person(3, 10)), [2])
  assert.equal(rankPeople([person(1, 20), person(2, 60)])[0]!.id, 2)
})

test('nobody is the champion where it is not clear', () => {
  assert.deepEqual(champions(person(1, 30), person(2, 30)), [])
  assert.deepEqual(champions(person(1, 30)), [], 'alone')
  assert.deepEqual(champions(person(1, 30, 2), person(2, 3)), [], 'on two days only')
  assert.deepEqual(champions(person(0, 90), person(2, 3)), [], 'somebody unknown')
})
