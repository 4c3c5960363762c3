import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeImported, whyUnreadable, whySourceInvalid } from './sentences.ts'

const locale = { locale: 'en-GB', timeZone: 'UTC' }
const nothing = { taken: 0, known: 0, newCustomers: 0, rejects: [] }
const left = (rows: number) =>
  Array.from({ length: rows }, (_, line) => ({ line, column: null, value: '', reason: 'is empty' }))

test('What a file of subscriptions came to says what was written, known, new and left out', () => {
  assert.deepEqual(describeImported({ taken: 1204, known: 1, newCustomers: 2, rejects: left(1) }, locale), {
    tone: 'good',
    title: '1,204 changes written',
    words: '1 change was known already. 2 customers are new. 1 row is left out.',
  })
})

test('A file of which nothing is written says whether it was known or could not be read', () => {
  assert.deepEqual(describeImported({ ...nothing, known: 7 }, locale), {
    tone: 'good',
    title: 'Nothing new',
    words: '7 changes were known already.',
  })
  const unread = describeImported({ ...nothing, rejects: left(1000) }, locale)
  assert.equal(unread.tone, 'attention')
  assert.equal(unread.words, 'At least 1,000 rows are left out.')
})

test('A workbook, a packed file and a picture are turned away by name with what to do instead', () => {
  assert.match(whyUnreadable('Plans.XLSX')!, /Save it as CSV/)
  assert.match(whyUnreadable('plans.csv.gz')!, /Unpack it/)
  assert.match(whyUnreadable('plans.pdf')!, /not a table/)
  for (const fine of ['plans.csv', 'plans.tsv', 'plans', '2026.11']) assert.equal(whyUnreadable(fine), null)
})

test('A source that the server would refuse is named before anything is sent', () => {
  assert.match(whySourceInvalid('Shop!')!, /^“Shop!” is not a short name in small letters/)
  assert.match(whySourceInvalid('')!, /Change it/)
  for (const fine of ['file', 'till-2', 'my shop']) assert.equal(whySourceInvalid(fine), null)
})
