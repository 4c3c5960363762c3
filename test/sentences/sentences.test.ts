import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRead, sentencesIn } from './sentences.ts'

const PAGE = `
import { sql } from 'kysely'
type Kind = 'a kind of thing'
const query = sql\`select the name of everyone\`
export function Page({ n, on }: { n: number; on: boolean }) {
  return (
    <section className="flex gap-2" aria-label="Open goals">
      <h1>Goals</h1>
      <p title={\`\${n} of them are late\`}>
        They reached {n} goals
        today.
      </p>
      <p>{on ? 'It is on.' : 'off'}</p>
    </section>
  )
}
`

test('the texts of a page are those of elements, attributes and strings, with a mark for each value', () => {
  assert.deepEqual(sentencesIn('page.tsx', PAGE), [
    { line: 7, text: 'Open goals' },
    { line: 8, text: 'Goals' },
    { line: 9, text: 'They reached {…} goals today.' },
    { line: 9, text: '{…} of them are late' },
    { line: 13, text: 'It is on.' },
  ])
})

test('statements, classes and single words are read by programs, not by people', () => {
  const texts = ['select name from customer', 'flex items-center gap-2 text-soft', 'customer_id', 'off']
  assert.deepEqual(
    texts.filter((text) => isRead(text)),
    [],
  )
})
