import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Visit } from './queries.ts'
import { withoutBareVisits, describeVisit } from './visits.ts'

const visit = (fields: Partial<Visit>): Visit => ({
  id: 1,
  day: '2026-11-22',
  at: '2026-11-22T10:00:00Z',
  email: 'noa@cleo.example',
  kind: 'saw',
  what: 'portal',
  ...fields,
})

test('That somebody came is told only where nothing else of that day is', () => {
  const came = visit({ id: 1 })
  const looked = visit({ id: 2, what: 'goals' })
  const another = visit({ id: 3, email: 'ben@cleo.example' })
  const later = visit({ id: 4, day: '2026-11-23' })
  assert.deepEqual(
    withoutBareVisits([came, looked, another, later]).map(({ id }) => id),
    [2, 3, 4],
  )
})

test('What is not known by name is still told', () => {
  assert.equal(describeVisit({ kind: 'changed', what: 'goals.dispute' }), 'doubted a number')
  assert.equal(describeVisit({ kind: 'saw', what: 'academy' }), 'looked at their page')
  assert.equal(describeVisit({ kind: 'changed', what: 'academy.enrol' }), 'changed something on their page')
})
