import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { openReceiver } from './receiver.fixture.ts'

const NODE = new URL('node.ts', import.meta.url).href

/** An address at which no server listens any more. */
async function nobody(): Promise<string> {
  await using receiver = await openReceiver()
  return receiver.url
}

/** Runs a program that sends an event with `rondo` and then executes the script. */
async function program(host: string, script: string, options = '', signal?: NodeJS.Signals) {
  const text = `
    import { Rondo } from ${JSON.stringify(NODE)}
    const rondo = new Rondo({ host: ${JSON.stringify(host)}, key: 'rk_test', firstWait: 5, ${options} })
    rondo.track({ userId: 1, event: 'last words' })
    ${script}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', text])
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data: Buffer) => {
    stdout += data
    if (signal) child.kill(signal)
  })
  child.stderr.on('data', (data: Buffer) => (stderr += data))
  const [code, killedBy] = (await once(child, 'close')) as [number | null, string | null]
  return { code, killedBy, stdout, stderr }
}

test('a program delivers its events before it ends', async () => {
  await using receiver = await openReceiver((n) => (n < 2 ? 'lose the response' : 'take'))
  const { code, stderr } = await program(receiver.url, '')
  assert.equal(code, 0, stderr)
  assert.deepEqual(
    receiver.once().map(({ event }) => event),
    ['last words'],
  )
  assert.equal(receiver.taken.length, 3)
})

test('a program ends without a response from the server, and reports lost events', async () => {
  const host = await nobody()
  const { code, stderr } = await program(host, '', 'patience: 200')
  assert.equal(code, 0)
  assert.ok(stderr.includes(`RondoError: 1 events could not be delivered to ${host} in time`), stderr)
})

test('a program with the signals option delivers its events before a signal ends it', async () => {
  await using receiver = await openReceiver()
  const script = "process.stdout.write('ready'); setInterval(() => {}, 1000)"
  const { killedBy } = await program(receiver.url, script, 'signals: true', 'SIGTERM')
  assert.equal(killedBy, 'SIGTERM')
  assert.equal(receiver.taken.length, 1)
})

test('a program keeps its own signal handler', async () => {
  await using receiver = await openReceiver()
  const script = `process.on('SIGINT', () => setTimeout(() => process.exit(3), 300))
    process.stdout.write('ready'); setInterval(() => {}, 1000)`
  const { code } = await program(receiver.url, script, 'signals: true', 'SIGINT')
  assert.equal(code, 3)
  assert.equal(receiver.taken.length, 1)
})

test('without a listener, lost events cause one warning and not one per event', async () => {
  const script = "for (let n = 0; n < 500; n++) rondo.track({ userId: 1, event: 'x' })"
  const { stderr } = await program(await nobody(), script, 'maxQueue: 10, patience: 100')
  assert.equal(stderr.match(/another one is lost/g)?.length, 1, stderr)
})
