import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { modules } from '../server/modules.ts'

const ROOT = path.join(import.meta.dirname, '..')

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

test('a module imports only from platform and from the modules that it says it uses', async () => {
  const wrong: string[] = []
  for (const { name, uses } of modules) {
    for (const file of await sources(`server/${name}/**/*.ts`)) {
      for (const { to } of await importsOf(file)) {
        const theirs = moduleOf(to)
        const isAllowed = theirs ? [name, 'platform', ...uses].includes(theirs) : !to.startsWith('server/')
        if (!isAllowed) wrong.push(`${file} uses ${to}`)
      }
    }
  }
  assert.deepEqual(wrong, [])
})

test('facts of different sorts do not know each other', () => {
  for (const { name, uses } of modules)
    if (FACTS.includes(name))
      assert.deepEqual(
        uses.filter((used) => FACTS.includes(used)),
        [],
        name,
      )
})

test('every folder of the server is a module', async () => {
  const folders = new Set((await sources('server/*/**/*.ts')).map((file) => moduleOf(file)!))
  assert.deepEqual([...folders].toSorted(), modules.map(({ name }) => name).toSorted())
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
