import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, testScope, type TestDatabase } from '../../test/database.ts'
import * as customers from './customers.ts'
import { notesOf, removeNote, restoreNote, writeNote } from './notes.ts'

let database: TestDatabase
let scope: Awaited<ReturnType<typeof testScope>>

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(async () => {
  await database[Symbol.asyncDispose]()
})

test('a note that was taken away comes back as it was, however often it is asked for', async () => {
  const { id } = await customers.record(scope, { kind: 'person', name: 'Ada', email: null, country: null })
  await writeNote(scope, { customerId: id, kind: 'call', words: 'Wants the large one' })
  const before = await notesOf(scope, id)
  assert.equal(before.length, 1)
  await removeNote(scope, id, before[0]!.id)
  await removeNote(scope, id, before[0]!.id)
  assert.deepEqual(await notesOf(scope, id), [])
  await restoreNote(scope, id, before[0]!.id)
  await restoreNote(scope, id, before[0]!.id)
  assert.deepEqual(await notesOf(scope, id), before)
  await assert.rejects(restoreNote(scope, id, 999), /has no note 999/)
})
