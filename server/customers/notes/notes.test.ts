import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, testScope } from '../../../test/database.ts'
import { merge, record } from '../customers.ts'
import { listNotes, removeNote, restoreNote, writeNote } from './notes.ts'

test('notes of a customer are listed newest first, and move when two customers are merged', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const later = { ...scope, now: new Date('2026-11-23T12:00:00Z') }
  const named = (name: string) => record(scope, { kind: 'person', name, email: null, country: null })
  const [{ id: ada }, { id: ben }] = [await named('Ada'), await named('Ben')]
  await writeNote(scope, { customerId: ada, kind: 'note', text: 'Likes letters' })
  const { id: call } = await writeNote(later, { customerId: ada, kind: 'call', text: 'Moves in spring' })
  await writeNote(scope, { customerId: ben, kind: 'note', text: 'Ben’s own' })
  const noteTexts = async (id: number) => (await listNotes(scope, id)).map((note) => note.text)
  assert.deepEqual(await noteTexts(ada), ['Moves in spring', 'Likes letters'])

  await merge(scope, ada, ben)
  assert.deepEqual(await noteTexts(ben), ['Moves in spring', 'Ben’s own', 'Likes letters'])
  // The old id resolves to the survivor, also for deletions.
  await removeNote(scope, ada, call)
  await removeNote(scope, ada, call)
  assert.deepEqual(await noteTexts(ada), ['Ben’s own', 'Likes letters'])
  await assert.rejects(removeNote(scope, ben, 999), /has no note 999. Reload the page/)
  await assert.rejects(
    writeNote(scope, { customerId: 999, kind: 'note', text: 'x' }),
    /There is no customer 999/,
  )
})

test('a deleted note is restored unchanged, however often this is requested', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const { id } = await record(scope, { kind: 'person', name: 'Ada', email: null, country: null })
  const { id: note } = await writeNote(scope, { customerId: id, kind: 'call', text: 'Wants the large one' })
  const before = await listNotes(scope, id)
  await removeNote(scope, id, note)
  assert.deepEqual(await listNotes(scope, id), [])
  await restoreNote({ ...scope, now: new Date('2026-11-23T12:00:00Z') }, id, note)
  await restoreNote(scope, id, note)
  assert.deepEqual(await listNotes(scope, id), before)
  await assert.rejects(restoreNote(scope, id, 999), /has no note 999/)
})
