import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { openReceiver } from './receiver.fixture.ts'

const run = promisify(execFile)
const readme = await readFile(new URL('README.md', import.meta.url), 'utf8')
const programs = [...readme.matchAll(/```js\n([\s\S]+?)```/g)].map(([, text]) => text!)
const calls = [...readme.matchAll(/^\|.+\| `(await )?(rondo\..+?)` \|$/gm)].map(([, , call]) => call!)

/** The folder of a program in which the published package is installed. */
let folder: string
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rondo-sdk-'))
  const installed = path.join(folder, 'node_modules/@rondo/sdk')
  await mkdir(installed, { recursive: true })
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: import.meta.dirname })
  execFileSync('tar', ['xzf', path.join(folder, 'rondo-sdk-0.1.0.tgz'), '-C', installed, '--strip', '1'])
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}')
})
after(() => rm(folder, { recursive: true, force: true }))

async function runs(text: string, RONDO_URL: string) {
  const file = path.join(folder, 'program.js')
  await writeFile(file, text)
  return run(process.execPath, [file], { env: { ...process.env, RONDO_URL, RONDO_KEY: 'rk_test' } })
}

for (const [number, text] of programs.entries()) {
  test(`Program ${number + 1} of the README runs on the published package and delivers`, async () => {
    await using receiver = await openReceiver()
    const { stderr } = await runs(text, receiver.url)
    assert.equal(stderr, '')
    assert.equal(receiver.taken.length, 1)
  })
}

test('The calls in the table of the README send what they describe', async () => {
  await using receiver = await openReceiver()
  const all = calls.map((call) => `await ${call}`).join('\n')
  await runs(`${programs[0]!.split('\n\n').slice(0, 2).join('\n')}\n${all}`, receiver.url)
  assert.deepEqual(
    receiver.taken.map(({ type }) => type),
    ['identify', 'group', 'track', 'page'],
  )
  assert.deepEqual(receiver.taken[2]!['properties'], { mails: 120 })
})

test('The published package can be required too, and ships its types and the script', async () => {
  await writeFile(path.join(folder, 'old.cjs'), "console.log(typeof require('@rondo/sdk/node').Rondo)")
  assert.equal((await run(process.execPath, [path.join(folder, 'old.cjs')])).stdout, 'function\n')
  const dist = path.join(folder, 'node_modules/@rondo/sdk/dist')
  for (const file of ['node.d.ts', 'browser.d.ts', 'browser.js', 'rondo.js'])
    assert.ok((await readFile(path.join(dist, file), 'utf8')).length > 500, file)
})

test('The script is at most 3 kB compressed', async () => {
  const script = await readFile(path.join(folder, 'node_modules/@rondo/sdk/dist/rondo.js'))
  const size = gzipSync(script).length
  assert.ok(size <= 3000, `${size} bytes`)
})
