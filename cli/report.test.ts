import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { runRondo, temporaryDataFolder } from '../test/processes.ts'

async function reportOf(
  header: string,
  more: string | readonly string[],
  ...flags: string[]
): Promise<string> {
  await using data = await temporaryDataFolder()
  const file = path.join(path.dirname(data.path), 'orders.csv')
  const rows = Array.from(
    { length: 6 },
    (_, at) => `c${at},2025-01-0${at + 1},10.00${typeof more === 'string' ? more : more[at]}`,
  )
  await writeFile(file, [header, ...rows].join('\n'))
  const run = await runRondo(['report', file, ...flags], { RONDO_DATA: data.path })
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

const SEVERAL = [',USD', ',EUR', ',EUR', ',', ',EUR', ',USD']

test('of several currencies the report shows the one with the most orders, and names all of them', async () => {
  const output = (await reportOf('customer,date,amount,currency', SEVERAL)).replaceAll('\n', ' ')
  assert.match(
    output,
    /The orders are in several currencies: 3 in EUR, 2 in USD, 1 without a currency\. Amounts are shown in EUR, which is also taken for the order without a currency; amounts in other currencies are not in the sums\. --currency USD shows another\./,
  )
  assert.match(output, /Of €40\.00, /)
})

test('another of the currencies can be chosen', async () => {
  const output = (await reportOf('customer,date,amount,currency', SEVERAL, '--currency', 'USD')).replaceAll(
    '\n',
    ' ',
  )
  assert.match(
    output,
    /3 in EUR, 2 in USD, 1 without a currency\. Amounts are shown in USD, .* --currency EUR shows another\./,
  )
  assert.match(output, /Of US\$30\.00, /)
})
