import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import type { Reject } from '../table/reject.ts'
import { summariseRejects } from './reject-summary.ts'
import { REJECTS_HEADER, rejectLines } from './rejects-file.ts'

async function fileOf(rejects: Reject[]): Promise<string> {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'rondo-rejects-')), 'rejects.csv')
  await writeFile(file, REJECTS_HEADER + rejectLines(rejects))
  return file
}

test('Rejects are returned as they were written, and their reasons are counted, the most common first', async () => {
  const rows: Reject[] = [
    { line: 2, column: 'Quantity', value: '-6', reason: 'is not above zero' },
    { line: 3, column: null, value: '=1+1, "x"', reason: 'has no customer' },
    { line: 9, column: 'Quantity', value: '0', reason: 'is not above zero' },
  ]
  const summary = await summariseRejects(await fileOf(rows), 2)
  assert.deepEqual(summary, {
    reasons: [
      { column: 'Quantity', reason: 'is not above zero', rows: 2 },
      { column: null, reason: 'has no customer', rows: 1 },
    ],
    rows: rows.slice(0, 2),
    counted: 3,
  })
})

test('A file without rejects says so', async () => {
  assert.deepEqual(await summariseRejects(await fileOf([]), 10), { reasons: [], rows: [], counted: 0 })
})
