import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import { inSnapshot, inTransaction, type Scope } from './scope.ts'

let scope: TestDatabase
before(async () => (scope = await testDatabase()))
after(() => scope[Symbol.asyncDispose]())

const rename = ({ db }: Pick<Scope, 'db'>, name: string) =>
  sql`update settings set company_name = ${name}`.execute(db)

async function nameOf({ db }: Pick<Scope, 'db'>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select company_name as name from settings`.execute(db)
  return rows[0]!.name
}

test('reads in a snapshot do not change, whatever is written meanwhile', async () => {
  await rename(scope, 'Lamps')
  const read = await inSnapshot(scope, async (moment) => {
    const first = await nameOf(moment)
    await rename(scope, 'Lights')
    return [first, await nameOf(moment)]
  })
  assert.deepEqual(read, ['Lamps', 'Lamps'])
  assert.equal(await nameOf(scope), 'Lights')
})

test('a snapshot is read-only', async () => {
  await assert.rejects(
    inSnapshot(scope, (moment) => rename(moment, 'Lanterns')),
    /read-only/,
  )
})

test('a snapshot within a transaction reads the writes of that transaction', async () => {
  const read = await inTransaction(scope, async (scope) => {
    await rename(scope, 'Candles')
    return inSnapshot(scope, nameOf)
  })
  assert.equal(read, 'Candles')
})
