import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, sources } from './sources.ts'

/** Circles of files that import each other, one path each. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const open: string[] = []
  const circle: string[] = []
  const visit = (file: string): void => {
    if (open.includes(file)) circle.push([...open.slice(open.indexOf(file)), file].join(' → '))
    if (done.has(file) || open.includes(file)) return
    open.push(file)
    for (const next of graph.get(file) ?? []) visit(next)
    open.pop()
    done.add(file)
  }
  for (const file of graph.keys()) visit(file)
  return circle
}

test('no two files import each other in a circle, not even for types', async () => {
  const files = await sources('{bench,cli,models,portal,sdk,server,ui,values,web}/**/*.{ts,tsx}')
  const graph = new Map<string, string[]>()
  for (const file of files) graph.set(file, await importsOf(file))
  assert.deepEqual(circles(graph), [])
})

test('a circle is found wherever one enters it', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ])
  assert.deepEqual(circles(graph), ['b → c → b'])
})
