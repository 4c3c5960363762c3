import assert from 'node:assert/strict'
import test from 'node:test'
import { countedLines } from './count-lines.ts'

const counts = {
  records: 1207,
  fresh: 1204,
  known: 2,
  changed: 1,
  customers: 9,
  newCustomers: 4,
  rows: 1300,
  rejected: 93,
  staged: 1207,
}
const lines = (noun: string, shown?: Parameters<typeof countedLines>[3]) =>
  countedLines(counts, noun, (count) => count.toLocaleString('en'), shown).map(
    ({ what, count, meaning }) => `${what}: ${count}, ${meaning}`,
  )

test('The counts of a file say how many are new, known, changed and left out, and of how many rows', () => {
  assert.deepEqual(lines('order'), [
    'New orders: 1204, are added',
    'Orders already known, unchanged: 2, stay the same',
    'Orders already known, with different values: 1, are updated from this file',
    'New customers: 4, are added with their orders',
    'Customers already known: 5, get their orders',
    'Rows left out: 93, of 1,300 rows read, each with its reason',
  ])
})

test('A kind of file shows only the counts that it can have, by its own noun', () => {
  assert.deepEqual(lines('reading', ['known', 'rejected']), [
    'Readings already known, unchanged: 2, stay the same',
    'Rows left out: 93, of 1,300 rows read, each with its reason',
  ])
})
