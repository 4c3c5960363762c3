import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sources, textOf } from './sources.ts'

test('every table is in the glossary, and the glossary names no missing table', async () => {
  const sql = (await Promise.all((await sources('migrations/*.sql')).map(textOf))).join('\n')
  const tables = [...sql.matchAll(/^create (?:unlogged )?table (?:if not exists )?([\w.]+)/gm)].map(
    ([, name]) => name!,
  )
  const glossary = await textOf('docs/glossary.md')
  const named = [...glossary.matchAll(/^\|.*\| ([^|]*) \|$/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([a-z_.]+)`/g)].map(([, name]) => name!),
  )
  const isTable = (name: string) => tables.includes(name) || tables.includes(name.split('.')[0]!)
  assert.deepEqual(
    tables.filter((table) => !named.includes(table)),
    [],
  )
  assert.deepEqual(
    named.filter((name) => !isTable(name)),
    [],
  )
})
