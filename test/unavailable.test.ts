import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openCluster } from '../server/platform/postgres/cluster.ts'
import { eventually } from './eventually.ts'
import { temporaryDataFolder } from './processes.ts'
import { becomeOwner, send, startServer } from './server.ts'

const statusOf = async (url: string, cookie = '') => (await send(url, 'GET', undefined, { cookie })).status

/** A connection to a database that can stop answering without closing anything, as a lost network does. */
async function stoppableProxy(socketFolder: string) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const upstream = connect(path.join(socketFolder, '.s.PGSQL.5432'))
    for (const end of [socket, upstream]) sockets.add(end.on('error', () => undefined))
    socket.pipe(upstream).pipe(socket)
    if (isStopped) for (const end of [socket, upstream]) end.pause()
  }).listen(0, 'localhost')
  let isStopped = false
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    port: (server.address() as { port: number }).port,
    stop() {
      isStopped = true
      for (const socket of sockets) socket.pause()
    },
    resume() {
      isStopped = false
      for (const socket of sockets) socket.resume()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

test('while the database does not answer, people read one sentence at once, and Rondo recovers by itself', async (t) => {
  await using elsewhere = await temporaryDataFolder()
  await using data = await temporaryDataFolder()
  const cluster = await openCluster(elsewhere.path, () => undefined)
  const { host, user, password } = cluster.connection
  const proxy = await stoppableProxy(String(host))
  try {
    const {
      url,
      process: server,
      setupToken,
    } = await startServer(data.path, {
      DATABASE_URL: `postgres://${user}:${String(password)}@localhost:${proxy.port}/postgres`,
    })
    const cookie = await becomeOwner({ url, setupToken })
    await eventually(async () => (await statusOf(`${url}/health/ready`)) === 200)
    proxy.stop()
    const waiting = await send(`${url}/api/customers`, 'GET', undefined, { cookie })
    assert.equal(waiting.status, 503, 'a request that was under way')
    for (const address of ['/api/customers', '/mail/stop/x', '/portal/l/x']) {
      const startedAt = Date.now()
      const response = await send(url + address, 'GET', undefined, { cookie })
      const text = await response.text()
      assert.equal(response.status, 503, text)
      assert.ok(Number(response.headers.get('retry-after')) > 0)
      assert.match(text, /The database does not answer\. Try again in a moment\./)
      assert.doesNotMatch(text, /made a mistake|"defect"/)
      t.diagnostic(`${address} answers after ${Date.now() - startedAt} ms`)
    }
    assert.equal(await statusOf(`${url}/health/ready`), 503)
    assert.equal(await statusOf(`${url}/health/live`), 200)
    const last = server.output().trim().split('\n').slice(-2).join('\n')
    assert.match(last, /Rondo cannot work at the moment: The database does not answer/)
    proxy.resume()
    await eventually(async () => (await statusOf(`${url}/api/customers`, cookie)) === 200, 30_000)
    await eventually(async () => (await statusOf(`${url}/health/ready`)) === 200, 30_000)
    server.kill('SIGTERM')
    assert.equal(await server.exit, 0, server.output())
  } finally {
    proxy.close()
    await cluster.release()
  }
})

test(
  'a full disk and a read-only data folder are named, readiness is 503, and it recovers by itself',
  {
    skip:
      process.getuid?.() === 0 && process.platform === 'linux' ? false : 'needs root, to mount a small disk',
  },
  async (t) => {
    await using elsewhere = await temporaryDataFolder()
    const cluster = await openCluster(elsewhere.path, () => undefined)
    const disk = await mkdtemp(path.join(os.tmpdir(), 'rondo-disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', disk])
    await chmod(disk, 0o755)
    const { host, user, password } = cluster.connection
    try {
      const {
        url,
        process: server,
        setupToken,
      } = await startServer(disk, {
        DATABASE_URL: `postgres:///postgres?host=${encodeURIComponent(String(host))}&user=${user}&password=${String(password)}`,
      })
      const cookie = await becomeOwner({ url, setupToken })
      const upload = () =>
        fetch(`${url}/api/imports?filename=orders.csv`, {
          method: 'POST',
          headers: { cookie },
          body: `order,customer,date,amount\n${'1,ada,2025-01-01,10.00\n'.repeat(1000)}`,
        })
      const ready = () => statusOf(`${url}/health/ready`)
      await eventually(async () => (await ready()) === 200)
      const faults: [name: string, begin: () => unknown, end: () => unknown, sentence: RegExp][] = [
        [
          'full disk',
          () => writeFile(path.join(disk, 'fill'), Buffer.alloc(64 * 1024 * 1024)).catch(() => undefined),
          () => rm(path.join(disk, 'fill')),
          /The disk is full\. Free some space on it/,
        ],
        [
          'read-only folder',
          () => execFileSync('mount', ['-o', 'remount,ro', disk]),
          () => execFileSync('mount', ['-o', 'remount,rw', disk]),
          /Rondo cannot write to its data folder \(EROFS\)/,
        ],
      ]
      await mkdir(path.join(disk, 'imports'), { recursive: true })
      for (const [name, begin, end, sentence] of faults) {
        await begin()
        const startedAt = Date.now()
        await eventually(async () => (await ready()) === 503)
        t.diagnostic(`${name}: not ready after ${Date.now() - startedAt} ms`)
        const response = await upload()
        const text = await response.text()
        assert.equal(response.status, 503, text)
        assert.match(text, sentence)
        assert.ok(Number(response.headers.get('retry-after')) > 0)
        assert.equal(await statusOf(`${url}/api/customers`, cookie), 200, 'what needs no disk works')
        assert.match(server.output().trim().split('\n').at(-1)!, sentence)
        await end()
        await eventually(async () => (await ready()) === 200, 30_000)
        assert.equal((await upload()).status, 200)
      }
      server.kill('SIGTERM')
      assert.equal(await server.exit, 0, server.output())
    } finally {
      execFileSync('umount', ['-l', disk])
      await cluster.release()
    }
  },
)
