import assert from 'node:assert/strict'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { openCluster } from '../server/platform/postgres/cluster.ts'
import { runRondo, temporaryDataFolder } from './processes.ts'

test('an empty database beside a data folder that was used is refused with the remedy, and a new folder is not', async () => {
  await using elsewhere = await temporaryDataFolder()
  await using data = await temporaryDataFolder()
  const cluster = await openCluster(elsewhere.path, () => undefined)
  try {
    const { host, user, password } = cluster.connection
    const address = `postgres:///postgres?host=${encodeURIComponent(String(host))}&user=${user}&password=${String(password)}`
    const env = { RONDO_DATA: data.path, DATABASE_URL: address }
    for (const trace of ['imports/1.rejects.csv', 'secret', 'postgres/PG_VERSION']) {
      const file = path.join(data.path, trace)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, '18\n')
      const run = await runRondo(['migrate'], env)
      assert.equal(run.code, 1, run.output)
      assert.match(
        run.output,
        /^The database in DATABASE_URL is empty, but .* was used before: it holds .*RONDO_DATA\.$/m,
      )
      assert.equal(run.output.trim().split('\n').length, 1, run.output)
      await rm(data.path, { recursive: true })
    }
    await mkdir(path.join(data.path, 'imports'), { recursive: true })
    assert.equal((await runRondo(['migrate'], env)).code, 0, 'an empty folder of imports is no trace')
    await writeFile(path.join(data.path, 'secret'), 'used')
    assert.equal((await runRondo(['migrate'], env)).code, 0, 'the database is its own')
  } finally {
    await cluster.release()
  }
})

test('a data folder whose bundled database is gone is refused, and nothing is made in it', async () => {
  await using data = await temporaryDataFolder()
  await mkdir(data.path)
  await writeFile(path.join(data.path, 'secret'), 'used')
  const run = await runRondo(['migrate'], { RONDO_DATA: data.path })
  assert.equal(run.code, 1)
  assert.match(
    run.output,
    /^The data folder has no database, but .* restore the folder "postgres" from a backup\./,
  )
  await rm(path.join(data.path, 'secret'))
  assert.equal((await runRondo(['migrate'], { RONDO_DATA: data.path })).code, 0)
})
