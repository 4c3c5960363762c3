import assert from 'node:assert/strict'
import { test } from 'node:test'
import { temporaryDataFolder, runRondo } from '../../../test/processes.ts'
import { send, startServer } from '../../../test/server.ts'

test('a key is created, listed and revoked from the command line, and the running server applies it', async () => {
  await using data = await temporaryDataFolder()
  const env = { RONDO_DATA: data.path }
  const served = await startServer(data.path)
  const made = await runRondo(['key', 'create', 'My', 'website'], env)
  assert.equal(made.code, 0, made.output)
  const key = /^rk_\S+$/m.exec(made.output)![0]
  const trackStatus = () =>
    send(`${served.url}/v1/page`, 'POST', { userId: 'u', writeKey: key }).then((a) => a.status)
  assert.equal(await trackStatus(), 200)
  const listed = await runRondo(['key', 'list'], env)
  const [, id] = /^(\d+) {2}rk_\S+… {2}My website/m.exec(listed.output)!
  assert.ok(!listed.output.includes(key))
  assert.equal((await runRondo(['key', 'revoke', id!], env)).code, 0)
  assert.equal(await trackStatus(), 401)
  for (const [args, expected] of [
    [['key'], /key create NAME/],
    [['key', 'create'], /Name the key/],
    [['key', 'revoke', 'x'], /"x" is not the number/],
    [['key', 'revoke', '99'], /There is no key 99/],
  ] as const) {
    const run = await runRondo([...args], env)
    assert.equal(run.code, 1, run.output)
    assert.match(run.output, expected)
  }
  served.process.kill('SIGTERM')
  assert.equal(await served.process.exit, 0, served.process.output())
})
