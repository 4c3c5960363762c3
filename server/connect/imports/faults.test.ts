import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import * as connect from './imports.ts'
import { continueOrphans, runImportJob } from './jobs.ts'
import { withImportLock } from './lock-store.ts'
import { rejectsPath } from './rejects-file.ts'
import { requestStep, runStep } from './steps.ts'
import * as store from './store.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

const HEADER = 'order,customer,date,amount\n'
const ONE_GOOD_ONE_BAD = `${HEADER}1,ada,2025-01-01,10.00\n2,ben,not a day,10.00\n`

let files = 0
async function opened(inScope: Scope, text: string): Promise<number> {
  const file = path.join(os.tmpdir(), `rondo-faults-${process.pid}-${files++}.csv`)
  await writeFile(file, text)
  return (await connect.openImport(inScope, file, path.basename(file), {}, {})).id
}

/** A folder in which nobody can make a file, not even root: names in /proc are the kernel's. */
const UNWRITABLE = process.platform === 'linux' ? ['/proc', '/sys'] : []

for (const folder of UNWRITABLE)
  test(`an import whose rejected rows cannot be written says why, and can be tried again (${folder})`, async () => {
    const broken = { ...scope, data: await mkdtemp(path.join(os.tmpdir(), 'rondo-broken-')) }
    const id = await opened(broken, ONE_GOOD_ONE_BAD)
    await rm(path.join(broken.data, 'imports'), { recursive: true })
    await symlink(folder, path.join(broken.data, 'imports'))
    await requestStep(broken, id, 'stage')
    await runImportJob(broken, { id }, { isLast: false })
    const failed = await connect.getImport(broken, id)
    assert.equal(failed.status, 'failed')
    assert.match(failed.error!, /^Rondo cannot write to its data folder/)
    assert.doesNotMatch(failed.error!, /undefined|null/)

    await rm(path.join(broken.data, 'imports'))
    await requestStep(broken, id, 'stage')
    await runImportJob(broken, { id }, { isLast: false })
    assert.equal((await connect.getImport(broken, id)).status, 'staged')
    assert.match(await readFile(rejectsPath(broken, id), 'utf8'), /not a day/)
  })

test(
  'a disk that fills up during the dry run stops the import with one sentence, and it can be discarded',
  {
    skip:
      process.getuid?.() === 0 && process.platform === 'linux' ? false : 'needs root, to mount a small disk',
  },
  async () => {
    const data = await mkdtemp(path.join(os.tmpdir(), 'rondo-full-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', data])
    try {
      const small = { ...scope, data }
      // The guess of columns sees only good rows.
      const rows = Array.from(
        { length: 20_000 },
        (_, i) => `${i},c${i % 900},${i < 5000 ? '2025-01-01' : 'not a day'},10.00\n`,
      )
      const id = await opened(small, HEADER + rows.join(''))
      await requestStep(small, id, 'stage')
      await runImportJob(small, { id }, { isLast: false })
      const failed = await connect.getImport(small, id)
      assert.equal(failed.status, 'failed')
      assert.match(failed.error!, /^The disk is full/)
      await connect.discardImport(small, id)
      assert.equal(await store.find(small.db, id), null)
    } finally {
      execFileSync('umount', [data])
    }
  },
)

test('an import that meets a defect is tried again, and the last attempt says why on its page', async () => {
  const id = await opened(scope, ONE_GOOD_ONE_BAD)
  const broken: Scope = {
    ...scope,
    get pool(): never {
      throw new TypeError('a defect')
    },
  }
  await requestStep(scope, id, 'stage')
  await assert.rejects(runImportJob(broken, { id }, { isLast: false }), /a defect/)
  assert.equal((await store.find(scope.db, id))!.status, 'staging')
  await runImportJob(broken, { id }, { isLast: true })
  const failed = (await store.find(scope.db, id))!
  assert.equal(failed.status, 'failed')
  assert.match(failed.error!, /^Rondo could not finish it: a defect\./)
})

test('a step that is requested twice runs once, and an undo that fails leaves the import written', async () => {
  const id = await opened(scope, ONE_GOOD_ONE_BAD)
  await requestStep(scope, id, 'stage')
  await requestStep(scope, id, 'stage')
  await runImportJob(scope, { id }, { isLast: false })
  await runStep(scope, id, 'apply')
  await requestStep(scope, id, 'undo')
  const broken: Scope = {
    ...scope,
    get pool(): never {
      throw new TypeError('a defect')
    },
  }
  await runImportJob(broken, { id }, { isLast: true })
  assert.equal((await store.find(scope.db, id))!.status, 'applied')
  await mkdir(path.join(scope.data, 'imports'), { recursive: true })
  await runStep(scope, id, 'undo')
  assert.equal((await store.find(scope.db, id))!.status, 'undone')
})

test('an import without a worker is continued, and one that somebody works on is left alone', async () => {
  const [orphan, held] = [await opened(scope, ONE_GOOD_ONE_BAD), await opened(scope, ONE_GOOD_ONE_BAD)]
  for (const id of [orphan, held]) await store.transition(scope.db, id, ['uploaded'], 'staging', new Date(0))
  await withImportLock(scope, held, () => continueOrphans(scope))
  assert.equal((await store.find(scope.db, orphan))!.status, 'staged')
  assert.equal((await store.find(scope.db, held))!.status, 'staging')
  const fresh = await opened(scope, ONE_GOOD_ONE_BAD)
  await store.transition(scope.db, fresh, ['uploaded'], 'staging', new Date())
  await continueOrphans(scope)
  assert.equal((await store.find(scope.db, fresh))!.status, 'staging')
  assert.equal((await store.find(scope.db, held))!.status, 'staged')
})
