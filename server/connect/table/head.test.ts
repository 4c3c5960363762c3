import assert from 'node:assert/strict'
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { readHead } from './head.ts'
import { MOST_COLUMNS } from './shape.ts'

const folder = mkdtempSync(join(tmpdir(), 'rondo-head-'))
after(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('a file of one line of 500 MB is refused as exactly that, and a long first line by its length', async () => {
  const path = join(folder, 'line.csv.gz')
  const megabyte = Buffer.alloc(1_000_000, 'a,1,')
  await pipeline(Readable.from(Array(500).fill(megabyte)), createGzip({ level: 1 }), createWriteStream(path))
  await assert.rejects(readHead(path), { code: 'line_too_long', message: /is a single line of 500 MB/ })
  const long = fileOf('long.csv', `${'a'.repeat(1_500_000)}\na,b\n`)
  await assert.rejects(readHead(long), {
    code: 'line_too_long',
    message: /The first line of .* is 1\.5 MB long/,
  })
  const fits = fileOf('fits.csv', `a,${'b'.repeat(900_000)}\n1,2\n`)
  assert.equal((await readHead(fits)).columns.length, 2)
})

test('a header of more columns than any table of customers has is refused before it is looked at', async () => {
  const wide = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`).join(',')
  const refused = { code: 'too_many_columns', message: /has 100,000 columns.*at most 2,000/ }
  await assert.rejects(readHead(fileOf('wide.csv', `${wide(100_000)}\n`)), refused)
  await assert.rejects(readHead(fileOf('over.csv', `${wide(MOST_COLUMNS + 1)}\n`)), {
    code: 'too_many_columns',
  })
  await assert.rejects(readHead(fileOf('titled.csv', `Sales\n${wide(3000)}\n`)), { code: 'too_many_columns' })
  assert.equal((await readHead(fileOf('most.csv', `${wide(MOST_COLUMNS)}\n`))).columns.length, MOST_COLUMNS)
})

test('JSON, XML and a web page are refused by their names', async () => {
  const refused = (name: string, content: string, kind: RegExp) =>
    assert.rejects(readHead(fileOf(name, content)), { code: 'file_kind', message: kind })
  await refused('orders.json', '[{"customer":"ada","date":"2026-01-31"}]', /is JSON/)
  await refused('orders.csv', '\n{"orders": [\n{"customer":"ada"}\n]}', /is JSON/)
  await refused('orders.xml', '<?xml version="1.0"?>\n<orders/>', /is XML/)
  await refused('orders.xls', '<html><table><tr><td>1</td></tr></table>', /is a web page/)
  assert.deepEqual((await readHead(fileOf('fine.csv', '<id>,{date}\n1,2026-01-31\n'))).columns, [
    '<id>',
    '{date}',
  ])
})

const headOf = (content: string, options = {}) => readHead(fileOf(`${Math.random()}.csv`, content), options)

test('lines before the header are left out: a title, a note, empty cells and the hint of Excel', async () => {
  const table = 'Kd.-Nr.;Datum;Artikel;Betrag\n7;31.12.2024;Tee;12,50\n8;01.12.2024;Tee;9,00\n'
  for (const [preamble, lines] of [
    ['', 0],
    ['sep=;\n', 1],
    ['Umsatz 2024\nStand: 31.12.2024, 10:30\n\n', 2],
    ['Umsatz 2024;;;\n;;;\n"Müller; Söhne"\n', 3],
  ] as const) {
    const { separator, preamble: count, header, columns, rows } = await headOf(preamble + table)
    assert.deepEqual([separator, count, header, rows.length], [';', lines, true, 2], preamble)
    assert.deepEqual(columns, ['Kd.-Nr.', 'Datum', 'Artikel', 'Betrag'])
  }
  const unnamed = await headOf('Export\n7;31.12.2024;12,50\n8;31.12.2024;12,50\n')
  assert.deepEqual([unnamed.preamble, unnamed.header, unnamed.rows.length], [1, false, 2])
  const chosen = await headOf(`a;b;c;d\n${table}`, { preamble: 1 })
  assert.deepEqual([chosen.preamble, chosen.columns[0]], [1, 'Kd.-Nr.'])
})

test('a row that is only short, or a table of two columns, is no preamble', async () => {
  assert.equal((await headOf('date,id\n2024-01-01,7\n2024-01-02,8\n')).preamble, 0)
  assert.equal((await headOf('client,date,total,note,note2\n7,2024-01-01,,,\n7,2024-01-01,,,\n')).preamble, 0)
  assert.equal((await headOf('name\nada\n')).preamble, 0)
})

test('unusual separators are found, and a comma in decimals is none', async () => {
  for (const mark of ['^', '~', '\u0001', ':']) {
    const { separator, columns } = await headOf(
      ['cust', 'day', 'total'].join(mark) + `\n7${mark}2024-01-01${mark}9.5\n`,
    )
    assert.deepEqual([separator, columns.length], [mark, 3])
  }
  assert.equal((await headOf('7;12,50\n8;9,00\n')).separator, ';')
  assert.equal((await headOf('client,at\n7,12:30:00\n8,12:31:00\n')).separator, ',')
})
