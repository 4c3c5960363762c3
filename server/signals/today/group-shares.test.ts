import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pickByShare } from './group-shares.ts'

test('Of ten lines five help, three ask and two thank; if one group has too few, the others fill its places', () => {
  const line = (group: string, count: number) => Array.from({ length: count }, (_, at) => `${group}${at}`)
  const pick = (help: number, ask: number, thank: number, most = 10) =>
    pickByShare({ help: line('h', help), ask: line('a', ask), thank: line('t', thank) }, most)
  const counts = (lines: string[]) =>
    ['h', 'a', 't'].map((group) => lines.filter((one) => one.startsWith(group)).length)
  assert.deepEqual(counts(pick(30, 30, 30)), [5, 3, 2])
  assert.deepEqual(counts(pick(30, 1, 0)), [9, 1, 0])
  assert.deepEqual(counts(pick(2, 1, 1)), [2, 1, 1])
  assert.deepEqual(pick(3, 3, 3, 1), ['h0'], 'the first is one to help')
  assert.deepEqual(
    pick(30, 30, 30).filter((one) => one.startsWith('h')),
    ['h0', 'h1', 'h2', 'h3', 'h4'],
  )
})
