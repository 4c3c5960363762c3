import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, moduleOf, sources, textOf } from './sources.ts'
import { statementsIn, tablesIn } from './statements.ts'

/** The owning module of each table and view: the module whose migration creates it. */
async function owners(): Promise<Map<string, string>> {
  const ownerByTable = new Map<string, string>()
  for (const file of await sources('migrations/*.sql')) {
    const module = /\d+_(.+)\.sql$/.exec(file)![1]!.replaceAll('_', '-')
    const created = (await textOf(file)).matchAll(
      /^create (?:or replace )?(?:unlogged )?(?:table|view|sequence) (?:if not exists )?([\w.]+)/gm,
    )
    for (const [, name] of created) ownerByTable.set(name!, module)
  }
  return ownerByTable
}

/** The modules that a module declares to use; every module may use platform. */
async function usesOf(module: string): Promise<string[]> {
  const declaration = await textOf(`server/${module}/module.ts`).catch(() => '')
  const uses = /uses: \[([^\]]*)\]/.exec(declaration)?.[1] ?? "'customers', 'sales', 'usage', 'goals', 'asks'"
  return ['platform', ...[...uses.matchAll(/'([\w-]+)'/g)].map(([, name]) => name!)]
}

/**
 * Mail is not distributed, and several workers may process it. An undone import may have created more customers than there
 * can be advisory locks.
 */
const ALLOWED_FORMS = new Set([
  'server/customers/undo-store.ts: take an advisory lock',
  'server/platform/mail/delivery-store.ts: take an advisory lock',
  'server/platform/mail/retention-store.ts: take an advisory lock',
])

async function foreignTables(): Promise<string[]> {
  const ownerByTable = await owners()
  const tables = new Set(ownerByTable.keys())
  const wrong: string[] = []
  for (const file of await sources('server/*/**/*.ts')) {
    const module = moduleOf(file)!
    const uses = await usesOf(module)
    const statements = statementsIn(await codeOf(file))
    for (const table of new Set(statements.flatMap((statement) => tablesIn(statement, tables)))) {
      const owningModule = ownerByTable.get(table)!
      const isPublished = table.startsWith('fact_') && uses.includes(owningModule)
      if (owningModule !== module && !isPublished) wrong.push(`${file} names ${table} of ${owningModule}`)
    }
  }
  return wrong
}

test('SQL names only the tables of its own module and the published facts of the modules that it uses', async () => {
  assert.deepEqual(await foreignTables(), [])
})

/** Forms that a distributed PostgreSQL refuses, each with its replacement. */
const REFUSED: [RegExp, string][] = [
  [/exists\s*\(\s*select\s+from\b/i, 'write exists (select 1 from …)'],
  [/\blimit\s*\(\s*select\b/i, 'pass the number as a parameter'],
  [/\bctid\s*=\s*any\b/i, 'delete by key and customer'],
  [/\bskip\s+locked\b/i, 'take an advisory lock'],
  [/\bmerge\s+into\b/i, 'insert … on conflict'],
]

test('no statement has a form that a distributed PostgreSQL refuses', async () => {
  const stored = [...(await owners()).keys()].filter((name) => !name.startsWith('staging.')).join('|')
  const forms: [RegExp, string][] = [
    [
      new RegExp(
        `\\bupdate\\s+(?:${stored})\\b(?:(?!\\b(?:where|from)\\b)[^;])*\\bset\\b(?:(?!\\b(?:where|from)\\b)[^;])*\\bcustomer_id\\s*=`,
        'i',
      ),
      'move the row by insert and delete',
    ],
  ]
  const wrong: string[] = []
  for (const file of await sources('server/**/*.ts', 'cli/*.ts')) {
    for (const statement of statementsIn(await codeOf(file)))
      for (const [form, instead] of [...REFUSED, ...forms])
        if (form.test(statement)) wrong.push(`${file}: ${instead}`)
  }
  assert.deepEqual(
    wrong.filter((line) => !ALLOWED_FORMS.has(line)),
    [],
  )
})

test('migrations have no triggers, and declare foreign keys with their table', async () => {
  const wrong: string[] = []
  for (const file of await sources('migrations/*.sql')) {
    const sql = (await textOf(file)).replace(/--.*$/gm, '')
    if (/create (or replace )?(constraint )?trigger/i.test(sql)) wrong.push(`${file} has a trigger`)
    if (/alter table[^;]*\b(references|foreign key)\b/i.test(sql))
      wrong.push(`${file} adds a foreign key later`)
  }
  assert.deepEqual(wrong, [])
})
