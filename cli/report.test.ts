import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { runRondo, temporaryDataFolder } from '../test/processes.ts'

async function reportOf(header: string, more: string): Promise<string> {
  await using data = await temporaryDataFolder()
  const file = path.join(path.dirname(data.path), 'orders.csv')
  const rows = Array.from({ length: 6 }, (_, at) => `c${at},2025-01-0${at + 1},10.00${more}`)
  await writeFile(file, [header, ...rows].join('\n'))
  const run = await runRondo(['report', file], { RONDO_DATA: data.path })
  assert.equal(run.code, 0, run.output)
  return run.output
}

test('a report shows amounts without a currency where the file names none', async () => {
  const output = await reportOf('customer,date,amount', '')
  assert.match(output, /The file has no currency/)
  assert.match(output.replaceAll('\n', ' '), /Of 60\.00, /)
  assert.doesNotMatch(output, /[€¤]|XXX/)
})

test('a report takes the currency that the file names', async () => {
  const output = await reportOf('customer,date,amount,currency', ',USD')
  assert.match(output.replaceAll('\n', ' '), /Of US\$60\.00, /)
  assert.doesNotMatch(output, /has no currency|without a rate/)
})
