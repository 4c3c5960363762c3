import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const folder = new URL('./', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
)
const modules = await Promise.all(files.map((name) => import(new URL(name, folder).href)))
const names: Record<string, unknown> = Object.assign({}, ...modules)
const evaluate = (code: string): unknown =>
  new Function(...Object.keys(names), `return (${code})`)(...Object.values(names))

for (const name of files) {
  const text = readFileSync(new URL(name, folder), 'utf8')
  for (const [, call, result] of text.matchAll(/@example (.+?) \/\/ (.+)$/gm)) {
    test(`The example in ${name} gives the stated result: ${call!.slice(0, 60)}`, () => {
      assert.deepEqual(rounded(evaluate(call!)), rounded(evaluate(result!)))
    })
  }
}

test('Every exported function has an example', () => {
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const offered = text.match(/^export function/gm)?.length ?? 0
    assert.equal(text.match(/@example .+ \/\/ /g)?.length ?? 0, offered, name)
  }
})

function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part) => (typeof part === 'number' ? Number(part.toFixed(7)) : part)),
  )
}
