import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'

const ROOT = path.join(import.meta.dirname, '..')

/** The order of ARCHITECTURE.md: a module uses those before it, never those after. */
const ORDER = [
  'platform',
  'customers',
  'sales',
  'usage',
  'goals',
  'computed-metrics',
  'asks',
  'insights',
  'signals',
  'plays',
  'connect',
  'timeline',
]
/** Facts of different sorts do not know each other, though they stand in a line. */
const FACTS = ['sales', 'usage', 'goals']
/** Files of a module that only the module itself may use, and the pages on which the server is put together. */
const PRIVATE = ['store.ts', 'routes.ts', 'portal.ts', 'jobs.ts']
const COMPOSITION = [
  'api.ts',
  'app.ts',
  'file-routes.ts',
  'runtime.ts',
  'main.ts',
  'modules.ts',
  'portal-api.ts',
]

/** Left from before the folders were split; each line goes with the code that it names. */
const LEFT_OVER = new Set<string>()

type Import = { from: string; to: string }

async function sources(...patterns: string[]): Promise<string[]> {
  const found = await Array.fromAsync(glob(patterns, { cwd: ROOT }))
  return found.filter((file) => !/\.(test|fixture)\.tsx?$/.test(file)).sort()
}

async function importsOf(file: string): Promise<Import[]> {
  const text = await readFile(path.join(ROOT, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    from: file,
    to: path.relative(ROOT, path.resolve(ROOT, path.dirname(file), match[1]!)),
  }))
}

const moduleOf = (file: string) => /^server\/([^/]+)\//.exec(file)?.[1] ?? null

test('a module uses the modules before it and never those after', async () => {
  const wrong: string[] = []
  for (const file of await sources('server/*/**/*.ts')) {
    for (const { to } of await importsOf(file)) {
      const [mine, theirs] = [ORDER.indexOf(moduleOf(file)!), ORDER.indexOf(moduleOf(to) ?? '')]
      if (moduleOf(to) && theirs > mine) wrong.push(`${file} uses ${to}`)
      if (!moduleOf(to) && to.startsWith('server/')) wrong.push(`${file} uses the composition: ${to}`)
    }
  }
  assert.deepEqual(
    wrong.filter((line) => !LEFT_OVER.has(line)),
    [],
  )
})

test('facts of different sorts do not know each other', async () => {
  const wrong: string[] = []
  for (const file of await sources(...FACTS.map((module) => `server/${module}/**/*.ts`))) {
    for (const { to } of await importsOf(file)) {
      const theirs = moduleOf(to)
      if (theirs && FACTS.includes(theirs) && theirs !== moduleOf(file)) wrong.push(`${file} uses ${to}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('every module stands in the order', async () => {
  const modules = new Set((await sources('server/*/**/*.ts')).map((file) => moduleOf(file)!))
  assert.deepEqual([...modules].sort(), [...ORDER].sort())
})

test('the store, the doors and the jobs of a module are its own', async () => {
  const wrong: string[] = []
  for (const file of await sources('server/**/*.ts', 'cli/*.ts')) {
    if (COMPOSITION.includes(path.relative('server', file))) continue
    for (const { to } of await importsOf(file)) {
      const isPrivate =
        moduleOf(to) !== null && moduleOf(to) !== 'platform' && PRIVATE.includes(path.basename(to))
      if (isPrivate && moduleOf(to) !== moduleOf(file)) wrong.push(`${file} uses ${to}`)
    }
  }
  assert.deepEqual(
    wrong.filter((line) => !LEFT_OVER.has(line)),
    [],
  )
})

test('values, below everything, know nothing but each other', async () => {
  const wrong: string[] = []
  for (const file of await sources('values/**/*.ts')) {
    for (const { to } of await importsOf(file))
      if (!to.startsWith('values/')) wrong.push(`${file} uses ${to}`)
  }
  assert.deepEqual(wrong, [])
})

test('the kit knows no word of the business', async () => {
  const wrong: string[] = []
  for (const file of await sources('ui/**/*.{ts,tsx}')) {
    for (const { to } of await importsOf(file))
      if (!/^(ui|values)\//.test(to)) wrong.push(`${file} uses ${to}`)
  }
  assert.deepEqual(wrong, [])
})
