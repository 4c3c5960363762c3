import assert from 'node:assert/strict'
import test from 'node:test'
import { changesSentence, doneSummary, leadSentence, leftOutSentence } from './sentences.ts'

const done = {
  id: 1,
  customerId: 7,
  name: 'Ada Lovelace',
  group: 'help',
  kinds: ['stalled'],
  action: 'called',
  code: null,
  codeLabel: null,
  comment: 'She was on holiday.',
  until: '2026-11-29',
  to: null,
  at: '2026-11-22T08:00:00Z',
} as const

const day = (text: string) => `<${text}>`

test('The lead sentence says how many people remain, that all are done, or that there was nothing to do', () => {
  assert.equal(leadSentence(9, false, String), 'Nine people would benefit from hearing from you.')
  assert.equal(leadSentence(1, true, String), 'One person would benefit from hearing from you.')
  assert.equal(leadSentence(31, false, String), '31 people would benefit from hearing from you.')
  assert.equal(leadSentence(0, true, String), 'You have reached everyone on today’s list.')
  assert.equal(leadSentence(0, false, String), 'Nobody is due today.')
})

test('The sentence about yesterday leaves out zeros', () => {
  assert.equal(
    changesSentence({ opened: 4, ended: 2, addressed: 0 }, String),
    'Since yesterday: 4 new, 2 ended by themselves.',
  )
  assert.equal(
    changesSentence({ opened: 0, ended: 0, addressed: 0 }, String),
    'Nothing has changed since yesterday.',
  )
})

test('The lines left out are counted by group', () => {
  assert.equal(
    leftOutSentence({ help: 8, ask: 4, thank: 0 }, String),
    '12 more are waiting: 8 to help, 4 to ask.',
  )
  assert.equal(leftOutSentence({ help: 0, ask: 0, thank: 1 }, String), '1 more is waiting: 1 to thank.')
  assert.equal(leftOutSentence({ help: 0, ask: 0, thank: 0 }, String), null)
})

test('The summary of an action includes what was chosen', () => {
  assert.equal(doneSummary({ ...done, kinds: [...done.kinds] }, day), 'Called, back on <2026-11-29>')
  const addressed = { ...done, kinds: [...done.kinds], action: 'addressed' as const, until: null }
  assert.equal(doneSummary({ ...addressed, codeLabel: 'On holiday' }, day), 'Resolved: On holiday')
  assert.equal(doneSummary(addressed, day), 'Resolved')
  const given = { ...addressed, action: 'assigned' as const }
  assert.equal(doneSummary({ ...given, to: { id: 'b', name: 'Ben' } }, day), 'Assigned to Ben')
  assert.equal(doneSummary(given, day), 'Assigned to nobody')
})
