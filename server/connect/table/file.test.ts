import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Encoding, parseEncoding, toUtf8 } from './encoding.ts'
import * as detection from './detect-encoding.ts'
import { chunksOf, fileStats } from './file.ts'

const detectEncoding = (head: Buffer): Encoding => detection.detectEncoding(head).encoding

const folder = mkdtempSync(join(tmpdir(), 'rondo-file-'))
after(() => rmSync(folder, { recursive: true }))

function saved(content: Buffer | string): string {
  const path = join(folder, `${Math.random()}.csv`)
  writeFileSync(path, content)
  return path
}

async function textOf(path: string, encoding: Encoding = 'utf-8'): Promise<string> {
  const parts = []
  for await (const { bytes } of toUtf8(chunksOf(path), encoding)) parts.push(bytes)
  return Buffer.concat(parts).toString()
}

test('plain and gzip files give the same text, also when the gzip has several members', async () => {
  const long = 'Zoë,12\n'.repeat(200_000)
  assert.equal(await textOf(saved(long)), long)
  const packed = saved(Buffer.concat([gzipSync(long), gzipSync('the end')]))
  assert.equal(await textOf(packed), `${long}the end`)
  assert.equal((await fileStats(packed)).gzip, true)
})

test('UTF-16 is recognised also without a byte-order mark', () => {
  const text = Buffer.from('Buyer;Date;Total\nk7;2024-01-01;12,50 Łódź\n', 'utf16le')
  assert.equal(detectEncoding(text), 'utf-16le')
  assert.equal(detectEncoding(Buffer.from(text).swap16()), 'utf-16be')
  assert.equal(detectEncoding(Buffer.from('a,b\0\n1,2\n')), 'utf-8')
})

test('every encoding arrives as UTF-8 without its byte-order mark', async () => {
  const swapped = Buffer.from('\ufeffZoë,€', 'utf16le').swap16()
  assert.equal(detectEncoding(swapped), 'utf-16be')
  assert.equal(await textOf(saved(swapped), 'utf-16be'), 'Zoë,€')
  assert.equal(await textOf(saved(Buffer.from('\ufeffZoë,€', 'utf16le')), 'utf-16le'), 'Zoë,€')
  assert.equal(await textOf(saved('\ufeffZoë')), 'Zoë')
  assert.equal(await textOf(saved('a')), 'a')
  assert.equal(await textOf(saved(Buffer.from([0x5a, 0xeb, 0x80])), 'windows-1252'), 'Zë€')
})

test('the encoding is detected from the first bytes, also when they end inside a character', () => {
  assert.equal(detectEncoding(Buffer.from('Zoë').subarray(0, 3)), 'utf-8')
  assert.equal(detectEncoding(Buffer.from('Zo\xeb,1', 'latin1')), 'windows-1252')
  assert.equal(parseEncoding('latin1'), 'windows-1252')
  assert.equal(parseEncoding('CP1250'), 'windows-1250')
  assert.throws(() => parseEncoding('ebcdic'), /“ebcdic” is not an encoding.*Use one of utf-8/)
})

test('a file that is not delimited text is refused with its format and the remedy', async () => {
  await assert.rejects(textOf(join(folder, 'nowhere.csv')), /nowhere.csv does not exist/)
  await assert.rejects(textOf(saved('')), /is empty/)
  await assert.rejects(textOf(folder), /is a folder/)
  await assert.rejects(textOf(saved('PK\x03\x04rest of the workbook')), /Save as → CSV/)
  await assert.rejects(textOf(saved(gzipSync('x'.repeat(9999)).subarray(0, 30))), /damaged or cut off/)
})

test('reading stops when it is aborted', async () => {
  const stop = new AbortController()
  const path = saved('x'.repeat(3_000_000))
  await assert.rejects(async () => {
    for await (const _ of chunksOf(path, stop.signal)) stop.abort(new Error('enough'))
  }, /enough/)
})
