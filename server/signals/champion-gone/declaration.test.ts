import { test } from 'node:test'
import { assertSentence, champion } from '../sentence.fixture.ts'

test('The sentence names the contact, if the name is known', () => {
  assertSentence(
    champion,
    'Mara, who did 84 % of all activity there, has been silent for 9 days; 2 others are still active.',
  )
  assertSentence(
    { ...champion, contactId: 8, others: 1, silentDays: 1 },
    'The person who did 84 % of all activity there has been silent for 1 day; 1 other is still active.',
  )
})
