import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { examplesIn } from './example.ts'
import { ROOT, sources, textOf } from './sources.ts'

const FOLDERS = '{server,web,ui,portal,values,cli}/**/*.ts'

/** Normalised through JSON, with numbers rounded to seven decimals. */
function comparable(value: unknown): unknown {
  const json = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number' ? Number(part.toFixed(7)) : typeof part === 'bigint' ? `${part}n` : part,
  )
  return json === undefined ? undefined : JSON.parse(json)
}

function evaluator(scope: Record<string, unknown>) {
  const names = Object.keys(scope)
  const values = Object.values(scope)
  return async (code: string): Promise<unknown> =>
    comparable(await new Function(...names, `return (async () => (${code}))()`)(...values))
}

type RunnableExample = {
  at: string
  code: string
  value: string | null
  evaluate: ReturnType<typeof evaluator>
}

async function runnableExamples(): Promise<RunnableExample[]> {
  const all: RunnableExample[] = []
  for (const file of await sources(FOLDERS)) {
    const examples = examplesIn(await textOf(file))
    if (examples.length === 0) continue
    const evaluate = evaluator((await import(path.join(ROOT, file))) as Record<string, unknown>)
    for (const { line, code, value } of examples) all.push({ at: `${file}:${line}`, code, value, evaluate })
  }
  return all
}

// Every test is known before the first one ends: the runner is told to exit after the last known test.
for (const { at, code, value, evaluate } of await runnableExamples()) {
  test(`the example in ${at} gives the stated value`, async () => {
    assert.ok(value, 'write an example as `@example code // value`')
    assert.deepEqual(await evaluate(code), await evaluate(value))
  })
}

test('components have no examples, since their files cannot be run here', async () => {
  const wrong: string[] = []
  for (const file of await sources('{web,ui,portal}/**/*.tsx'))
    if (examplesIn(await textOf(file)).length > 0) wrong.push(file)
  assert.deepEqual(wrong, [])
})
