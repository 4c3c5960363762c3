import assert from 'node:assert/strict'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from './eventually.ts'
import { temporaryDataFolder, freePort, isAlive, postmasterOf, runRondo, startRondo } from './processes.ts'
import { startServer } from './server.ts'

const STOPPED_WITHIN_MS = 10_000

const isReady = (url: string) =>
  fetch(`${url}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  )

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} to the whole process group stops Rondo cleanly and leaves no process`, async () => {
    await using data = await temporaryDataFolder()
    const { process: server } = await startServer(data.path)
    const postmaster = (await postmasterOf(data.path))!
    const startedAt = Date.now()
    process.kill(-server.pid, signal)
    assert.equal(await server.exit, 0, server.output())
    assert.ok(Date.now() - startedAt < STOPPED_WITHIN_MS)
    await eventually(() => !isAlive(postmaster), 2000, 'the database is still there')
    assert.equal(await postmasterOf(data.path), null)
  })
}

test('Ctrl-C at any moment of the first start leaves no process behind, and the next start works', async () => {
  await using data = await temporaryDataFolder()
  for (const ms of [150, 500, 900, 1300]) {
    const starting = startRondo(['start'], { RONDO_DATA: data.path, PORT: String(await freePort()) })
    await pause(ms)
    process.kill(-starting.pid, 'SIGINT')
    await starting.exit
    await eventually(
      async () => (await postmasterOf(data.path)) === null,
      5000,
      `after ${ms} ms: ${starting.output()}`,
    )
  }
  const { process: server } = await startServer(data.path)
  server.kill('SIGTERM')
  assert.equal(await server.exit, 0)
})

test('after kill -9 the next start adopts the running database, and a later start recovers when the database was killed too', async () => {
  await using data = await temporaryDataFolder()
  const first = await startServer(data.path)
  const postmaster = (await postmasterOf(data.path))!
  first.process.kill('SIGKILL')
  await first.process.exit
  assert.ok(isAlive(postmaster))
  const second = await startServer(data.path)
  assert.equal(await postmasterOf(data.path), postmaster)
  second.process.kill('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
  await second.process.exit
  const third = await startServer(data.path)
  assert.notEqual(await postmasterOf(data.path), postmaster)
  third.process.kill('SIGTERM')
  assert.equal(await third.process.exit, 0)
})

test('a database that is killed while Rondo runs is restarted, and Rondo still locks its folder', async () => {
  await using data = await temporaryDataFolder()
  const { url, process: server } = await startServer(data.path)
  process.kill((await postmasterOf(data.path))!, 'SIGKILL')
  await server.waitForOutput(/is being restarted/)
  await eventually(() => isReady(url), 20_000, server.output())
  await pause(4000)
  const second = startRondo(['start'], { RONDO_DATA: data.path, PORT: String(await freePort()) })
  try {
    await second.waitForOutput(/Another Rondo is already using the data folder/)
  } finally {
    second.kill('SIGTERM')
    await second.exit
  }
  server.kill('SIGTERM')
  assert.equal(await server.exit, 0, server.output())
  assert.equal(await postmasterOf(data.path), null)
})

test('a stale pid file with the pid of another program, even of another PostgreSQL, blocks nothing and stops no other process', async () => {
  await using other = await temporaryDataFolder()
  await using data = await temporaryDataFolder()
  const { process: otherServer } = await startServer(other.path)
  const otherPostmaster = (await postmasterOf(other.path))!
  const first = await startServer(data.path)
  const ownPostmaster = (await postmasterOf(data.path))!
  first.process.kill('SIGKILL')
  process.kill(ownPostmaster, 'SIGKILL')
  await first.process.exit
  await eventually(() => !isAlive(ownPostmaster), 3000, 'the killed database is still there')
  for (const usedPid of [otherPostmaster, process.pid]) {
    const file = path.join(data.path, 'postgres', 'postmaster.pid')
    const remaining = await readFile(file, 'utf8').catch(() => '')
    await writeFile(file, remaining ? remaining.replace(/^\d+/, String(usedPid)) : `${usedPid}\n`)
    const run = await runRondo(['verify'], { RONDO_DATA: data.path })
    assert.equal(run.code, 0, run.output)
    assert.ok(isAlive(otherPostmaster), 'the other PostgreSQL was stopped')
    await writeFile(file, `${usedPid}\n${path.join(data.path, 'postgres')}\n1\n5432\n\n\n 1 1\nready   \n`)
  }
  await rm(path.join(data.path, 'postgres', 'postmaster.pid'), { force: true })
  otherServer.kill('SIGTERM')
  assert.equal(await otherServer.exit, 0)
})

test('a second start on the same data folder prints one sentence and exits, and the first one continues', async () => {
  await using data = await temporaryDataFolder()
  const { url, process: server } = await startServer(data.path)
  const second = await runRondo(['start'], { RONDO_DATA: data.path, PORT: String(await freePort()) })
  assert.equal(second.code, 1)
  assert.match(
    second.output.trim(),
    /^Another Rondo is already using the data folder [^\n]*RONDO_DATA[^\n]*\.$/,
  )
  assert.ok(await isReady(url))
  server.kill('SIGTERM')
  assert.equal(await server.exit, 0)
})

test('a port in use is reported with the remedy, and nothing is left running', async () => {
  await using data = await temporaryDataFolder()
  const holder = createServer().listen(0, 'localhost')
  await new Promise((resolve) => holder.once('listening', resolve))
  const { port } = holder.address() as { port: number }
  const run = await runRondo(['start'], { RONDO_DATA: data.path, PORT: String(port) })
  holder.close()
  assert.equal(run.code, 1)
  assert.match(
    run.output,
    new RegExp(`\\nPort ${port} is in use by another program\\. Choose another: PORT=${port + 1}`),
  )
  assert.equal(await postmasterOf(data.path), null)
})
