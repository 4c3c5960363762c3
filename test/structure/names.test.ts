import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { sources, textOf } from './sources.ts'

const PROJECT = '{bench,cli,models,portal,sdk,server,ui,values,web}/**/*.{ts,tsx}'
/** The aim is about a dozen. Split a larger folder by noun. */
const MAX_FILES = 20
/** Each with its reason. */
const LARGER_FOLDERS: Record<string, string> = {}

const CATCH_ALL =
  /^(utils?|helpers?|common|misc|types|constants|index|words|info|data|shared|base|core|lib|stuff|manager)$/

const filesByFolder = async (): Promise<Map<string, string[]>> =>
  Map.groupBy(await sources(PROJECT), (file) => path.dirname(file))

const nameOf = (file: string) => path.basename(file).replace(/\.(d\.|plugin\.)?tsx?$/, '')

test('a folder holds at most twenty source files', async () => {
  const large = [...(await filesByFolder())].flatMap(([folder, { length }]) =>
    length > MAX_FILES && !LARGER_FOLDERS[folder] ? [`${folder}: ${length}`] : [],
  )
  assert.deepEqual(large, [])
})

test('no file or folder has a catch-all name', async () => {
  const names = (await sources(PROJECT)).flatMap((file) => [
    ...path.dirname(file).split('/').slice(1),
    nameOf(file),
  ])
  assert.deepEqual(
    names.filter((name) => CATCH_ALL.test(name)),
    [],
  )
})

/** Each with its reason. */
const ALLOWED_PREFIXES: Record<string, string> = {
  'server/access-check': 'reads the list in access.ts, which holds nothing else',
  'server/insights/report/text-table': 'a table made of text; text.ts is the report as text',
}

/** `mail-sending.ts` beside `mail.ts`, in `mail/`, or beside `mail-config.ts`: files that should be in a folder. */
function prefixed(folder: string, files: readonly string[]): string[] {
  const names = files.map(nameOf).filter((name) => !/[A-Z]/.test(name) && !name.endsWith('-store'))
  const first = (name: string) => name.split('-')[0]!
  return names.filter((name) => {
    if (!name.includes('-')) return false
    const prefix = first(name)
    const isTaken = path.basename(folder) === prefix || names.includes(prefix)
    return isTaken || names.filter((other) => other.includes('-') && first(other) === prefix).length > 2
  })
}

test('files are grouped by folder and not by prefix', async () => {
  const wrong = [...(await filesByFolder())].flatMap(([folder, files]) =>
    prefixed(folder, files)
      .map((name) => `${folder}/${name}`)
      .filter((file) => !ALLOWED_PREFIXES[file]),
  )
  assert.deepEqual(wrong, [])
})

/** Pairs of established terms, each with its reason. */
const ALLOWED_PAIRS: Record<string, string> = {
  'goal goals': 'the type of one goal, and the page of all',
  'kind kinds': 'what one kind is, and the list of all',
  'finding findings': 'what one finding is, and the list of all',
  'email mail': 'one message, and the sending of messages',
  'event events': 'what somebody did in the product, and what a module announces',
  'importpage importspage': 'the page of one import and the page of all',
  'day days': 'the component that shows a day, and the arithmetic of days',
  'value values': 'the component that shows a value, and the rules for values',
}

/** Whether one name is the other plus one letter, such as `goal` and `goals`. */
function hasOneLetterMore(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length !== 1 || short.length < 3) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  return short.slice(at) === long.slice(at + 1)
}

/** @returns the pairs, in lower case and in alphabetical order */
const pairs = (names: readonly string[]): string[] => {
  const sorted = [...new Set(names.map((name) => name.toLowerCase()))].sort()
  return sorted.flatMap((one, at) =>
    sorted.slice(at + 1).flatMap((other) => (hasOneLetterMore(one, other) ? [`${one} ${other}`] : [])),
  )
}

test('no two files of a folder, and no two tables, have names that differ by one letter', async () => {
  const wrong = [...(await filesByFolder())].flatMap(([folder, files]) =>
    // The file named after the folder holds the verbs: goals/goals.ts beside goals/goal.ts.
    pairs(files.map(nameOf).filter((name) => name !== path.basename(folder))).flatMap((pair) =>
      ALLOWED_PAIRS[pair] ? [] : [`${folder}: ${pair}`],
    ),
  )
  const sql = (await Promise.all((await sources('migrations/*.sql')).map(textOf))).join('\n')
  const tables = [...sql.matchAll(/^create (?:unlogged )?(?:table|view) (?:if not exists )?([\w.]+)/gm)]
  const tablePairs = pairs(tables.map(([, name]) => name!)).filter((pair) => !ALLOWED_PAIRS[pair])
  assert.deepEqual([...wrong, ...tablePairs], [])
})

test('no file re-exports from another file', async () => {
  const wrong: string[] = []
  for (const file of await sources('{bench,cli,portal,server,ui,values,web}/**/*.{ts,tsx}'))
    if (/^export (\*|\{[^}]*\}) from/m.test(await textOf(file))) wrong.push(file)
  assert.deepEqual(wrong, [])
})
