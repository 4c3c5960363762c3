import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { every } from '../history/history.fixture.ts'
import { observedSilences } from './observed.ts'

const plain = () => ({ usualGap: 1, alarmOn: (days: number) => days })
const lengths = (people: number[][], leftAfter: number, through: number) =>
  observedSilences(
    people.map((days) => Int32Array.from(days)),
    leftAfter,
    through,
    plain,
  ).map(({ customer, length }) => [customer, length])

test('Silences count from the third day on, whether they ended or not', () => {
  assert.deepEqual(
    lengths(
      [
        [0, 1, 2, 20],
        [5, 6],
        [3, 4, 9],
      ],
      90,
      400,
    ),
    [
      [0, 18],
      [0, Infinity],
      [2, Infinity],
    ],
  )
})

test('A silence is chosen by its beginning: one that began too late does not count even if it ended', () => {
  assert.deepEqual(lengths([[0, 1, 10, 12]], 90, 100), [[0, 2]])
  assert.deepEqual(lengths([[0, 1, 10, 12]], 90, 99), [])
  assert.deepEqual(lengths([[0, 1, 10, 12]], 90, 102), [
    [0, 2],
    [0, Infinity],
  ])
})

test('What is judged of a silence does not depend on what came after it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(300), { minLength: 3, maxLength: 30 }), fc.nat(300), (list, end) => {
      const days = list.toSorted((one, other) => one - other)
      const known: string[] = []
      const note = (all: number[]) => {
        const seen: string[] = []
        observedSilences([Int32Array.from(all)], 30, 1000, (before, day) => {
          assert.equal(before.at(-1), day)
          seen.push(before.join())
          return plain()
        })
        return seen
      }
      known.push(...note(days.filter((day) => day <= end)))
      assert.deepEqual(note(days).slice(0, known.length), known)
    }),
  )
})

test('A log that is shorter than leaving takes has nothing to judge', () => {
  assert.deepEqual(lengths([every(1, 0, 40)], 90, 40), [])
})
