import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const FILES = ['delivery-outcome.ts', 'backoff.ts', 'batch-size.ts', 'node/event.ts', 'node/options.ts']
const modules = await Promise.all(FILES.map((name) => import(new URL(name, import.meta.url).href)))
const names: Record<string, unknown> = Object.assign({}, ...modules)
const evaluate = (code: string): unknown =>
  new Function(...Object.keys(names), `return (${code})`)(...Object.values(names))

for (const name of FILES) {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8')
  const examples = [...text.matchAll(/@example (.+?) \/\/ (.+)$/gm)]
  for (const [, call, value] of examples) {
    test(`The example in ${name} gives the stated value: ${call}`, () => {
      assert.deepEqual(evaluate(call!), evaluate(value!))
    })
  }
  test(`Every rule of ${name} has an example`, () => {
    assert.ok(examples.length >= (text.match(/^export function/gm)?.length ?? 0))
  })
}
