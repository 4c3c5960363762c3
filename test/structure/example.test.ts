import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examplesIn } from './example.ts'

test('examples on one line and on several lines are found, with their declaration', () => {
  const text = `
/** Half of it. @example half(4) // 2 */
export function half() {}

/**
 * Splits an address.
 *
 * @param text such as 'ada@example.com'
 * @example split('ada@example.com',
 *   '@') // ['ada',
 *   // 'example.com']
 * @example split('ada') // null
 * @throws never
 */
export const split = () => null
`
  assert.deepEqual(examplesIn(text), [
    { line: 2, name: 'half', code: 'half(4)', value: '2' },
    { line: 5, name: 'split', code: "split('ada@example.com',\n  '@')", value: "['ada',\n  'example.com']" },
    { line: 5, name: 'split', code: "split('ada')", value: 'null' },
  ])
})

test('an example without a value has the value null', () => {
  assert.equal(examplesIn('/** @example run() */\nconst run = 1')[0]?.value, null)
})
