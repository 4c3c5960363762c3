import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLogLine } from './event-log.ts'

test('A line of a log may have quotes, ISO times and headings; an unreadable one is refused with its number', () => {
  assert.deepEqual(parseLogLine('acme,"Mara ""M"", x",1970-01-02T03:00:00Z', 2), {
    workspace: 'acme',
    user: 'Mara "M", x',
    day: 1,
  })
  assert.equal(parseLogLine('workspace,user,time', 1), null)
  assert.equal(parseLogLine('', 9), null)
  assert.throws(() => parseLogLine('acme,mara,soon', 12), /Line 12 is "acme,mara,soon"/)
})
