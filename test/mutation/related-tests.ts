import { glob } from 'node:fs/promises'
import { importsOf, ROOT, textOf } from '../structure/sources.ts'

const EVERYTHING = '{cli,models,portal,sdk,server,test,ui,values,web}/**/*.{ts,tsx}'
/** Farther tests fail for many reasons and take long. */
const MOST_TESTS = 8

type Importers = ReadonlyMap<string, readonly string[]>

/** Which files import each file, tests included. */
export async function importersOfAll(): Promise<Importers> {
  const importers = new Map<string, string[]>()
  for await (const file of glob(EVERYTHING, { cwd: ROOT, exclude: ['**/node_modules/**'] }))
    for (const imported of await importsOf(file, { types: false }))
      importers.set(imported, [...(importers.get(imported) ?? []), file])
  return importers
}

/** The tests that import a file, directly or not: those that need no database first, the nearest first. */
export async function relatedTests(file: string, importers: Importers): Promise<string[]> {
  const distance = new Map([[file, 0]])
  for (const [current, steps] of distance)
    for (const importer of importers.get(current) ?? [])
      if (!distance.has(importer)) distance.set(importer, steps + 1)
  const tests = [...distance.keys()].filter((one) => one.endsWith('.test.ts') && !one.startsWith('test/'))
  const slow = new Map<string, number>()
  for (const one of tests) slow.set(one, /test\/(database|world|server)\.ts/.test(await textOf(one)) ? 1 : 0)
  const order = (one: string) => slow.get(one)! * 100 + distance.get(one)!
  return tests.sort((a, b) => order(a) - order(b)).slice(0, MOST_TESTS)
}
