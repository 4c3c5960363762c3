import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { Refusal } from '../../platform/errors/refusal.ts'
import { readHead } from './head.ts'
import { readSheet, type SheetLimits } from './sheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'rondo-sheet-'))
after(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'any.csv')

async function read(content: string | Uint8Array, limits?: SheetLimits) {
  writeFileSync(path, content)
  return readSheet(path, await readHead(path), undefined, limits)
}

test('rows keep their lines, blank rows are left out, and what cannot be split is rejected with its column', async () => {
  const { rows, rejects } = await read('a,b\n1,2\n,\n\n"3,4\n5,6\n')
  assert.deepEqual(rows, [
    { line: 2, cells: ['1', '2'] },
    { line: 6, cells: ['5', '6'] },
  ])
  assert.deepEqual(
    rejects.map(({ line, column }) => [line, column]),
    [[5, 'a']],
  )
})

test('a file of as many rows and as much text as fit into memory is read, and one of more is refused', async () => {
  const content = 'a,b\n1,2\n3,4\n'
  assert.equal((await read(content, { rows: 2, characters: content.length })).rows.length, 2)
  await assert.rejects(read(content, { rows: 1, characters: content.length }), { code: 'too_many_rows' })
  await assert.rejects(read(content, { rows: 2, characters: content.length - 1 }), { code: 'too_much_text' })
})

test('a file without a row below its header is refused', async () => {
  await assert.rejects(read('a,b\n'), { code: 'nothing_readable' })
  await assert.rejects(read('a,b\n,\n'), { code: 'nothing_readable' })
})

test('law: any bytes are read or refused with a reason', async () => {
  const word = fc.constantFrom('a', '1', '"', ',', ';', '\n', '\r\n', '\0', 'é', ' ', '\t')
  const content = fc.oneof(
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
    fc.uint8Array({ maxLength: 60 }),
  )
  await fc.assert(
    fc.asyncProperty(content, async (anything) => {
      const sheet = await read(anything).catch((error: unknown) => error)
      if (sheet instanceof Error) assert.ok(sheet instanceof Refusal, String(sheet.stack))
    }),
    { numRuns: 300 },
  )
})
