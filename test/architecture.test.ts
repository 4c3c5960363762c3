import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { modules } from '../server/modules.ts'

const ROOT = path.join(import.meta.dirname, '..')

/** The fact modules are independent of each other, although they have an order. */
const FACT_MODULES = ['sales', 'usage', 'goals']
/** Files that only their own module may use, and the files that compose the server. */
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

/** Temporary exceptions; remove each line together with the import that it names. */
const ALLOWED_IMPORTS = new Set<string>()

type Import = { from: string; to: string }

async function sources(...patterns: string[]): Promise<string[]> {
  const files = await Array.fromAsync(glob(patterns, { cwd: ROOT }))
  return files.filter((file) => !/\.(test|fixture)\.tsx?$/.test(file)).sort()
}

async function importsOf(file: string): Promise<Import[]> {
  const text = await readFile(path.join(ROOT, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    from: file,
    to: path.relative(ROOT, path.resolve(ROOT, path.dirname(file), match[1]!)),
  }))
}

const moduleOf = (file: string) => /^server\/([^/]+)\//.exec(file)?.[1] ?? null

test('a module imports only from platform and from the modules that it declares to use', async () => {
  const wrong: string[] = []
  for (const { name, uses } of modules) {
    for (const file of await sources(`server/${name}/**/*.ts`)) {
      for (const { to } of await importsOf(file)) {
        const target = moduleOf(to)
        const isAllowed = target ? [name, 'platform', ...uses].includes(target) : !to.startsWith('server/')
        if (!isAllowed) wrong.push(`${file} uses ${to}`)
      }
    }
  }
  assert.deepEqual(wrong, [])
})

test('the fact modules do not use each other', () => {
  for (const { name, uses } of modules)
    if (FACT_MODULES.includes(name))
      assert.deepEqual(
        uses.filter((used) => FACT_MODULES.includes(used)),
        [],
        name,
      )
})

test('every folder of the server is a module', async () => {
  const folders = new Set((await sources('server/*/**/*.ts')).map((file) => moduleOf(file)!))
  assert.deepEqual([...folders].toSorted(), modules.map(({ name }) => name).toSorted())
})

test('the store, routes and jobs of a module are private to it', async () => {
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
    wrong.filter((line) => !ALLOWED_IMPORTS.has(line)),
    [],
  )
})

test('values import only each other', async () => {
  const wrong: string[] = []
  for (const file of await sources('values/**/*.ts')) {
    for (const { to } of await importsOf(file))
      if (!to.startsWith('values/')) wrong.push(`${file} uses ${to}`)
  }
  assert.deepEqual(wrong, [])
})

test('the UI components do not import business code', async () => {
  const wrong: string[] = []
  for (const file of await sources('ui/**/*.{ts,tsx}')) {
    for (const { to } of await importsOf(file))
      if (!/^(ui|values)\//.test(to)) wrong.push(`${file} uses ${to}`)
  }
  assert.deepEqual(wrong, [])
})
