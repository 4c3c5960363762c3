import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { codeOf, sources } from './sources.ts'

/** Files of a module that may hold SQL. */
const isStore = (file: string) => /(^|[/-])store\.ts$/.test(file)
/** The verbs of a folder and their callers: they may read the clock and open transactions. */
const isActing = (file: string) =>
  isStore(file) ||
  /\/(module|routes|portal|jobs|verify)\.ts$/.test(file) ||
  path.basename(file, '.ts') === path.basename(path.dirname(file))

const DATABASE = /import (?!type)[^;]*?from '(kysely|pg|pg-boss|pg-copy-streams)'|\bsql(<[^`]*>)?`/
const CLOCK =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/

async function filesWith(pattern: RegExp, files: readonly string[]): Promise<string[]> {
  const wrong: string[] = []
  for (const file of files) if (pattern.test(await codeOf(file))) wrong.push(file)
  return wrong
}

/** The adapters of the platform, whose purpose is the database or the clock. */
const ADAPTERS = [
  'server/platform/database/**/*.ts',
  'server/platform/postgres/**/*.ts',
  'server/platform/process/**/*.ts',
  'server/platform/secrets/**/*.ts',
  'server/platform/jobs/queue.ts',
  'server/platform/people/auth.ts',
]
const ACTING_FILES = new Map([
  ['server/platform/mail/sending.ts', 'measures how long the mail server takes'],
  ['server/connect/tracking/endpoint.ts', 'says when a message arrived'],
  ['ui/request/randomId.ts', 'makes a random id'],
])

async function serverFiles(): Promise<string[]> {
  const adapters = new Set(await sources(...ADAPTERS))
  return (await sources('server/*/**/*.ts')).filter((file) => !adapters.has(file))
}

test('only stores use the database', async () => {
  const files = (await serverFiles()).filter((file) => !isStore(file))
  assert.deepEqual(await filesWith(DATABASE, files), [])
})

test('rules use neither the clock nor random numbers', async () => {
  const server = (await serverFiles()).filter((file) => !isActing(file))
  // Components and hooks may have effects; every other file of the pages is a rule.
  const pages = (await sources('{models,portal,ui,values}/**/*.ts')).filter(
    (file) => !/^use[A-Z]/.test(path.basename(file)),
  )
  const files = [...server, ...pages].filter((file) => !ACTING_FILES.has(file))
  assert.deepEqual(await filesWith(CLOCK, files), [])
})

test('a file is pure by default: the list names the files with effects', () => {
  assert.equal(isActing('server/goals/progress/sentence.ts'), false)
  assert.equal(isActing('server/goals/progress/progress.ts'), true)
  assert.equal(isStore('server/goals/progress/verify-store.ts'), true)
  assert.equal(isStore('server/goals/restore.ts'), false)
  assert.ok(DATABASE.test("import { sql } from 'kysely'"))
  assert.ok(!DATABASE.test("import type { Kysely } from 'kysely'"))
  assert.ok(DATABASE.test('await sql<{ id: number }>`select 1`.execute(db)'))
})

test('the models depend on nothing', async () => {
  assert.deepEqual(await filesWith(/from '(?!\.)/, await sources('models/*.ts')), [])
})
