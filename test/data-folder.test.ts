import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { stopPostmaster } from '../server/platform/postgres/postmaster.ts'
import { eventually } from './eventually.ts'
import { temporaryDataFolder, freePort, postmasterOf, runRondo, startProcess } from './processes.ts'
import { startServer } from './server.ts'

test('invalid settings are refused in one sentence that names them', async () => {
  await using data = await temporaryDataFolder()
  const { process: server } = await startServer(data.path)
  const socket = path.join(data.path, 'postgres')
  const at = (query: string, name = 'rondo') =>
    `postgres:///${name}?host=${encodeURIComponent(socket)}&${query}`
  const password = await readFile(path.join(data.path, 'postgres.password'), 'utf8')
  const cases: [env: Record<string, string>, message: RegExp][] = [
    [
      { DATABASE_URL: 'not an address' },
      /^DATABASE_URL is not the address of a PostgreSQL server\. It should look like/,
    ],
    [
      { DATABASE_URL: 'postgres://a:b@localhost:1/x' },
      /^The database in DATABASE_URL .* nothing answers at that host and port/,
    ],
    [
      { DATABASE_URL: 'postgres://a:b@no-such-host.invalid/x' },
      /^The database in DATABASE_URL .* (no such host|cannot be resolved)/,
    ],
    [
      { DATABASE_URL: at('user=rondo&password=wrong') },
      /^The database in DATABASE_URL .* the password is wrong/,
    ],
    [
      { DATABASE_URL: at(`user=rondo&password=${password}`, 'nowhere') },
      /^The database in .* there is no database of that name/,
    ],
    [{ PORT: 'http' }, /^PORT is "http"; it must be a whole number/],
    [{ RONDO_URL: 'rondo.example' }, /^RONDO_URL is "rondo.example"; it should look like https:/],
    [
      { HOST: '203.0.113.7', RONDO_DATA: `${data.path}-2` },
      /\nHOST is "203.0.113.7", which is not an address of this machine/,
    ],
  ]
  for (const [env, message] of cases) {
    const run = await runRondo(['start'], {
      RONDO_DATA: `${data.path}-2`,
      PORT: String(await freePort()),
      ...env,
    })
    assert.equal(run.code, 1, run.output)
    assert.match(run.output, message)
    assert.doesNotMatch(run.output, /\n\s+at /)
  }
  server.kill('SIGTERM')
  await server.exit
})

test('a data folder of another major version of PostgreSQL is refused and not changed', async () => {
  await using data = await temporaryDataFolder()
  const version = path.join(data.path, 'postgres', 'PG_VERSION')
  await mkdir(path.dirname(version), { recursive: true })
  await writeFile(version, '17\n')
  const run = await runRondo(['start'], { RONDO_DATA: data.path })
  assert.equal(run.code, 1)
  assert.match(run.output, /belongs to PostgreSQL 17; this Rondo bundles 18/)
  assert.deepEqual(await readdir(path.dirname(version)), ['PG_VERSION'])
})

test('a lost database password is reported immediately, without waiting', async () => {
  await using data = await temporaryDataFolder()
  assert.equal((await runRondo(['migrate'], { RONDO_DATA: data.path })).code, 0)
  await rm(path.join(data.path, 'postgres.password'))
  const startedAt = Date.now()
  const run = await runRondo(['verify'], { RONDO_DATA: data.path })
  assert.equal(run.code, 1)
  assert.match(run.output, /does not accept the password in .*postgres\.password/)
  assert.ok(Date.now() - startedAt < 15_000)
})

test('concurrent commands share one database server, and the last one stops it', async () => {
  await using data = await temporaryDataFolder()
  const runs = await Promise.all([1, 2, 3].map(() => runRondo(['verify'], { RONDO_DATA: data.path })))
  assert.deepEqual(
    runs.map(({ code }) => code),
    [0, 0, 0],
    runs.map(({ output }) => output).join('\n'),
  )
  await eventually(async () => (await postmasterOf(data.path)) === null, 3000, 'the database is still there')
})

test('a data folder works even if its path is too long for a socket path', async () => {
  await using data = await temporaryDataFolder()
  const deep = path.join(data.path, 'a'.repeat(60), 'b'.repeat(60))
  const run = await runRondo(['verify'], { RONDO_DATA: deep })
  assert.equal(run.code, 0, run.output)
})

const isRoot = process.getuid?.() === 0

test(
  'root may use a data folder that only root can enter, and the output says where the files are',
  { skip: isRoot ? false : 'needs root' },
  async () => {
    await using data = await temporaryDataFolder()
    await mkdir(data.path)
    await chmod(path.dirname(data.path), 0o700)
    const first = await runRondo(['verify'], { RONDO_DATA: data.path })
    assert.equal(first.code, 0, first.output)
    const home = /Only root can open .*: its files are in (\S+)\.\n/.exec(first.output)?.[1]
    assert.ok(home && (await stat(path.join(home, 'postgres/PG_VERSION'))))
    assert.equal((await runRondo(['verify'], { RONDO_DATA: data.path })).code, 0)
    await rm(data.path, { recursive: true })
    const again = await runRondo(['verify'], { RONDO_DATA: data.path })
    assert.equal(again.code, 0, again.output)
    const second = /its files are in (\S+)\.\n/.exec(again.output)?.[1]
    await stopPostmaster(path.join(second!, 'postgres'), 'SIGQUIT')
    for (const folder of [home, second!]) await rm(folder, { recursive: true })
  },
)

test(
  'an unprivileged user can run it, with the database under the same user',
  { skip: isRoot ? false : 'needs root, to switch to another user' },
  async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'rondo-user-'))
    await chmod(home, 0o777)
    const data = path.join(home, 'data')
    const command = `exec '${process.execPath}' '${path.join(import.meta.dirname, '../cli/main.ts')}' verify`
    const run = startProcess('su', ['-s', '/bin/sh', 'nobody', '-c', `RONDO_DATA='${data}' ${command}`], {})
    assert.equal(await run.exit, 0, run.output())
    assert.equal((await stat(path.join(data, 'postgres'))).uid, (await stat(data)).uid)
    await rm(home, { recursive: true })
  },
)
