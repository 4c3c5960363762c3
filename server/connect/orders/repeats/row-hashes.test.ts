import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { RowHashes } from './row-hashes.ts'

test('the first line of a text is known as if all texts were kept', () => {
  const texts = fc.array(fc.oneof(fc.string({ maxLength: 2 }), fc.string()), { maxLength: 3000 })
  fc.assert(
    fc.property(texts, (rows) => {
      const [hashes, kept] = [new RowHashes(), new Map<string, number>()]
      for (const [at, text] of rows.entries()) {
        assert.equal(hashes.firstLine(text, at + 2), kept.get(text) ?? null)
        if (!kept.has(text)) kept.set(text, at + 2)
      }
    }),
  )
})

test('a million different rows are all different, and each is known again', () => {
  const hashes = new RowHashes()
  const row = (at: number) => `${at % 1000},c${at},2025-01-01,${at / 100}`
  for (let at = 1; at <= 1_000_000; at++) assert.equal(hashes.firstLine(row(at), at), null)
  for (let at = 1; at <= 1_000_000; at += 997) assert.equal(hashes.firstLine(row(at), 0), at)
})

test('of a long file the latest rows are known, and what is kept does not grow', () => {
  const hashes = new RowHashes(100)
  for (let at = 1; at <= 1000; at++) assert.equal(hashes.firstLine(`row ${at}`, at), null)
  for (let at = 901; at <= 1000; at++) assert.equal(hashes.firstLine(`row ${at}`, 2000), at)
  assert.equal(hashes.firstLine('row 1', 3000), null, 'forgotten')
})
