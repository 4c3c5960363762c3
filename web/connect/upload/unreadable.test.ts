import assert from 'node:assert/strict'
import test from 'node:test'
import { whyUnreadable } from './unreadable.ts'

test('A workbook, an archive and a picture are turned away by name with what to do instead', () => {
  assert.match(whyUnreadable('Plans.XLSX')!, /Save it as CSV/)
  assert.match(whyUnreadable('plans.zip')!, /Unpack it/)
  assert.match(whyUnreadable('plans.pdf')!, /not a table/)
  for (const fine of ['plans.csv', 'plans.csv.gz', 'plans.tsv', 'plans', '2026.11'])
    assert.equal(whyUnreadable(fine), null)
})
