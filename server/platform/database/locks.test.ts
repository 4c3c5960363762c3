import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import { LOCK_ORDER, lock, lockCustomers, OTHER_LOCKS, type TransactionLock } from './locks-store.ts'
import { transaction, type Db } from './pool.ts'

let database: TestDatabase
before(async () => (database = await testDatabase()))
after(() => database[Symbol.asyncDispose]())

const take = (db: Db, name: TransactionLock) =>
  name === 'customers' ? lockCustomers(db, [7], 'alone') : lock(db, name)

test('locks are acquired in their order, and a held lock may be acquired again', async () => {
  await transaction(database.db, async (db) => {
    for (const name of LOCK_ORDER) await take(db, name)
    for (const name of LOCK_ORDER) await take(db, name)
  })
})

test('acquiring an earlier lock after a later one fails and names both', async () => {
  for (const [place, later] of LOCK_ORDER.entries())
    for (const earlier of LOCK_ORDER.slice(0, place)) {
      const taken = transaction(database.db, async (db) => {
        await take(db, later)
        await take(db, earlier)
      })
      await assert.rejects(taken, { message: new RegExp(`"${earlier}" must be taken before "${later}"`) })
    }
})

test('acquiring a lock outside a transaction fails, since it would never be released', async () => {
  await assert.rejects(lock(database.db, 'sales'), /needs an open transaction/)
})

test('a lock is released when its transaction ends', async () => {
  const steps: string[] = []
  let release = () => undefined as void
  const released = new Promise<void>((resolve) => (release = resolve))
  const first = transaction(database.db, async (db) => {
    await lock(db, 'goals')
    steps.push('first has it')
    await released
    steps.push('first ends')
  })
  while (steps.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const second = transaction(database.db, async (db) => {
    await lock(db, 'goals')
    steps.push('second has it')
  })
  release()
  await Promise.all([first, second])
  assert.deepEqual(steps, ['first has it', 'first ends', 'second has it'])
})

test('every advisory lock has its number in one list, and no two have the same', async () => {
  const root = path.join(import.meta.dirname, '../../..')
  const files = await Array.fromAsync(glob('{server,cli,test,bench}/**/*.ts', { cwd: root }))
  const violations: string[] = []
  for (const file of files) {
    if (file.endsWith('locks-store.ts') || file.endsWith('locks.test.ts')) continue
    const text = await readFile(path.join(root, file), 'utf8')
    if (/\b7_?265_?6\d\d\b/.test(text)) violations.push(file)
    if (/pg_advisory_xact_lock/.test(text)) violations.push(`${file} locks without lock()`)
  }
  assert.deepEqual(violations, [])
  const numbers = Object.values(OTHER_LOCKS)
  assert.equal(new Set(numbers).size, numbers.length)
})
