import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, sources } from '../../../test/structure/sources.ts'
import { runRondo, temporaryDataFolder } from '../../../test/processes.ts'
import { terminalText } from './terminal.ts'

test('nothing that acts on a terminal is left in a text, and what is seen stays', () => {
  for (let code = 0; code < 0x3000; code++) {
    const character = String.fromCharCode(code)
    const isSeen = character === '\n' || character === '\t' || !/[\p{Cc}\p{Bidi_C}]/u.test(character)
    if (code === 0x61c) continue
    assert.equal(terminalText(character), isSeen ? character : ' ', code.toString(16))
  }
  assert.equal(terminalText('Łódź 東京 👍🏽 é'), 'Łódź 東京 👍🏽 é')
})

test('control characters of an argument and of a file name do not reach the terminal', async () => {
  await using data = await temporaryDataFolder()
  const acting = '\u001b[2J\u001b]0;gone\u0007\u009b31m\u202e'
  for (const args of [['import', `${acting}.csv`], [acting], ['key', 'revoke', acting]]) {
    const { output } = await runRondo(args, { RONDO_DATA: data.path })
    assert.match(output, /\[2J/, args.join(' '))
    // oxlint-disable-next-line no-control-regex
    assert.doesNotMatch(output, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/)
  }
})

/** They print only their own words, or clean what they print. */
const PRINTERS = [
  'cli/main.ts',
  'cli/output.ts',
  'cli/progress.ts',
  'cli/report.ts',
  'server/platform/process/log.ts',
]

test('only a few files write to the terminal themselves', async () => {
  for (const file of await sources('{cli,server}/**/*.ts')) {
    if (PRINTERS.includes(file)) continue
    assert.doesNotMatch(await codeOf(file), /process\.std(out|err)\.write|console\./, file)
  }
})
