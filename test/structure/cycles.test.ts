import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, sources } from './sources.ts'

/** Import cycles, each as one path. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const open: string[] = []
  const cycles: string[] = []
  const visit = (file: string): void => {
    if (open.includes(file)) cycles.push([...open.slice(open.indexOf(file)), file].join(' → '))
    if (done.has(file) || open.includes(file)) return
    open.push(file)
    for (const next of graph.get(file) ?? []) visit(next)
    open.pop()
    done.add(file)
  }
  for (const file of graph.keys()) visit(file)
  return cycles
}

test('there are no import cycles, not even for types', async () => {
  const files = await sources('{bench,cli,models,portal,sdk,server,ui,values,web}/**/*.{ts,tsx}')
  const graph = new Map<string, string[]>()
  for (const file of files) graph.set(file, await importsOf(file))
  assert.deepEqual(findCycles(graph), [])
})

test('a cycle is found from any entry', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ])
  assert.deepEqual(findCycles(graph), ['b → c → b'])
})
