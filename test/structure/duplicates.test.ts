import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, sources } from './sources.ts'

const PROJECT = '{bench,cli,portal,server,test,ui,values,web}/**/*.{ts,tsx}'

async function filesWith(pattern: RegExp, ...allowed: string[]): Promise<string[]> {
  const wrong: string[] = []
  for (const file of await sources(PROJECT)) {
    if (!allowed.includes(file) && pattern.test(await codeOf(file))) wrong.push(file)
  }
  return wrong
}

test('the length of a day is defined once', async () => {
  assert.deepEqual(await filesWith(/\b86_?400(_?000)?\b|\b24 \* 60 \* 60\b/, 'values/days.ts'), [])
})

test('the decimals of a currency come from ISO 4217 and never from Intl', async () => {
  assert.deepEqual(
    await filesWith(/resolvedOptions\(\)\.(max|min)imumFractionDigits|supportedValuesOf\('currency'\)/),
    [],
  )
})

test('shares are formatted as percent in one place', async () => {
  // "40%" without a space is a length in CSS.
  const byHand = /\* 100\b[^\n]*\} %|Math\.round\(\w+ \* 100\)/
  assert.deepEqual(await filesWith(byHand), [])
})

test('pages call the server through one wrapper, and one place sets the idempotency key', async () => {
  const calls = await filesWith(/(?<![\w.])fetch\(/, 'ui/request/fetch.ts')
  const pages = (files: readonly string[]) => files.filter((file) => /^(ui|web|portal)\//.test(file))
  assert.deepEqual(pages(calls), [])
  assert.deepEqual(pages(await filesWith(/['"]idempotency-key['"]/i, 'ui/request/once.ts')), [])
})

test('counts with their nouns are formatted in one place', async () => {
  // A component may write the noun alone; the sentence itself chooses between "is" and "are".
  const byHand = /\$\{[^}]*\} \$\{\w+(\.length)? === 1 \? '(\w+)' : '\2s'\}|=== 1 \? '' : 's'/
  const wrong = await filesWith(byHand, 'values/count.ts')
  assert.deepEqual(wrong, [])
})
