import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { openReceiver } from './receiver.fixture.ts'

const NODE = new URL('node.ts', import.meta.url).href

/** An address at which nobody listens any more. */
async function nobody(): Promise<string> {
  await using receiver = await openReceiver()
  return receiver.url
}

/** Runs a program that tells `rondo` something, and then as its own words say. */
async function program(host: string, words: string, options = '', signal?: NodeJS.Signals) {
  const text = `
    import { Rondo } from ${JSON.stringify(NODE)}
    const rondo = new Rondo({ host: ${JSON.stringify(host)}, key: 'rk_test', firstWait: 5, ${options} })
    rondo.track({ userId: 1, event: 'last words' })
    ${words}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', text])
  let [said, warned] = ['', '']
  child.stdout.on('data', (data: Buffer) => {
    said += data
    if (signal) child.kill(signal)
  })
  child.stderr.on('data', (data: Buffer) => (warned += data))
  const [code, killedBy] = (await once(child, 'close')) as [number | null, string | null]
  return { code, killedBy, said, warned }
}

test('a program that comes to its end delivers first', async () => {
  await using receiver = await openReceiver((n) => (n < 2 ? 'lose the response' : 'take'))
  const { code, warned } = await program(receiver.url, '')
  assert.equal(code, 0, warned)
  assert.deepEqual(
    receiver.once().map(({ event }) => event),
    ['last words'],
  )
  assert.equal(receiver.taken.length, 3)
})

test('a program ends although nobody answers, and says what was lost', async () => {
  const host = await nobody()
  const { code, warned } = await program(host, '', 'patience: 200')
  assert.equal(code, 0)
  assert.ok(warned.includes(`RondoError: 1 events could not be delivered to ${host} in time`), warned)
})

test('a program that is told to stop delivers first where it was asked to, and then is stopped', async () => {
  await using receiver = await openReceiver()
  const words = "process.stdout.write('ready'); setInterval(() => {}, 1000)"
  const { killedBy } = await program(receiver.url, words, 'signals: true', 'SIGTERM')
  assert.equal(killedBy, 'SIGTERM')
  assert.equal(receiver.taken.length, 1)
})

test('a program with an end of its own keeps it', async () => {
  await using receiver = await openReceiver()
  const words = `process.on('SIGINT', () => setTimeout(() => process.exit(3), 300))
    process.stdout.write('ready'); setInterval(() => {}, 1000)`
  const { code } = await program(receiver.url, words, 'signals: true', 'SIGINT')
  assert.equal(code, 3)
  assert.equal(receiver.taken.length, 1)
})

test('where nobody listens, what is lost is warned of, and not event by event', async () => {
  const words = "for (let n = 0; n < 500; n++) rondo.track({ userId: 1, event: 'x' })"
  const { warned } = await program(await nobody(), words, 'maxQueue: 10, patience: 100')
  assert.equal(warned.match(/another one is lost/g)?.length, 1, warned)
})
