import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import { LOCK_ORDER, lock, OTHER_LOCKS } from './locks-store.ts'
import { transaction } from './pool.ts'

let database: TestDatabase
before(async () => (database = await testDatabase()))
after(() => database[Symbol.asyncDispose]())

test('locks are taken in their order, and one that is held may be taken again', async () => {
  await transaction(database.db, async (db) => {
    for (const name of LOCK_ORDER) await lock(db, name)
    for (const name of LOCK_ORDER) await lock(db, name)
  })
})

test('an earlier lock after a later one is a defect that names both', async () => {
  for (const [place, later] of LOCK_ORDER.entries())
    for (const earlier of LOCK_ORDER.slice(0, place)) {
      const taken = transaction(database.db, async (db) => {
        await lock(db, later)
        await lock(db, earlier)
      })
      await assert.rejects(taken, { message: new RegExp(`"${earlier}" must be taken before "${later}"`) })
    }
})

test('a lock outside a transaction would be held for ever, and is a defect', async () => {
  await assert.rejects(lock(database.db, 'sales'), /needs an open transaction/)
})

test('a lock is held until its transaction ends, and not longer', async () => {
  const seen: string[] = []
  let release = () => undefined as void
  const released = new Promise<void>((resolve) => (release = resolve))
  const first = transaction(database.db, async (db) => {
    await lock(db, 'goals')
    seen.push('first has it')
    await released
    seen.push('first ends')
  })
  while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const second = transaction(database.db, async (db) => {
    await lock(db, 'goals')
    seen.push('second has it')
  })
  release()
  await Promise.all([first, second])
  assert.deepEqual(seen, ['first has it', 'first ends', 'second has it'])
})

test('every advisory lock has its number in one list, and no two have the same', async () => {
  const root = path.join(import.meta.dirname, '../../..')
  const files = await Array.fromAsync(glob('{server,cli,test,bench}/**/*.ts', { cwd: root }))
  const strangers: string[] = []
  for (const file of files) {
    if (file.endsWith('locks-store.ts') || file.endsWith('locks.test.ts')) continue
    const text = await readFile(path.join(root, file), 'utf8')
    if (/\b7_?265_?6\d\d\b/.test(text)) strangers.push(file)
    if (/pg_advisory_xact_lock\(/.test(text)) strangers.push(`${file} locks without lock()`)
  }
  assert.deepEqual(strangers, [])
  const numbers = Object.values(OTHER_LOCKS)
  assert.equal(new Set(numbers).size, numbers.length)
})
