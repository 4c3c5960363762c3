import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { csvLine, originalCell } from '../../platform/csv/csv.ts'
import { type Chunk, records, type Separator } from './delimited.ts'
import type { GridFault } from './grid.ts'

type Read = { rows: string[][]; lines: number[]; faults: GridFault[] }

async function* chunksOf(text: string | Buffer, size: number): AsyncGenerator<Chunk> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield { bytes: bytes.subarray(at, at + size), position: at }
}

async function read(
  text: string | Buffer,
  separator: Separator = ',',
  size = 1 << 20,
  block = size,
): Promise<Read> {
  const all: Read = { rows: [], lines: [], faults: [] }
  for await (const grid of records(chunksOf(text, size), separator, block)) {
    all.faults.push(...grid.faults)
    for (let record = 0; record < grid.count; record++) {
      all.rows.push(grid.cells(record))
      all.lines.push(grid.lines[record]!)
    }
  }
  return all
}

test('quotes, quoted line ends and every kind of line end are read, with the first line of each record', async () => {
  const { rows, lines } = await read('a,"b ""x"", y"\r\n"two\nlines",c\r\r\n,\n"",d')
  assert.deepEqual(rows, [
    ['a', 'b "x", y'],
    ['two\nlines', 'c'],
    ['', ''],
    ['', 'd'],
  ])
  assert.deepEqual(lines, [1, 2, 5, 6])
})

test('a quote inside a cell is literal, and text after a closing quote belongs to the cell', async () => {
  assert.deepEqual((await read('6" nail,a"b"\n"6" nail",x')).rows, [
    ['6" nail', 'a"b"'],
    ['6 nail"', 'x'],
  ])
})

test('runs of blanks separate, and blanks at either end do not', async () => {
  assert.deepEqual((await read(' 00001 19970101  1\t 11.77 \r\n  \n"a b"  c\n', ' ')).rows, [
    ['00001', '19970101', '1', '11.77'],
    ['a b', 'c'],
  ])
})

test('an unclosed quote loses its own line and nothing else', async () => {
  for (const block of [1, 7, 1 << 20]) {
    const { rows, lines, faults } = await read('a,b\nc,"d\ne,f\n"g","""h"""\n', ',', 3, block)
    assert.deepEqual(rows, [
      ['a', 'b'],
      ['e', 'f'],
      ['g', '"h"'],
    ])
    assert.deepEqual(lines, [1, 3, 4])
    assert.deepEqual(
      faults.map(({ line, column, value }) => [line, column, value]),
      [[2, 1, '"d']],
    )
  }
})

test('an open quote is abandoned after one million characters', async () => {
  const { rows, faults } = await read(`x,"open\n${'1,22222222\n'.repeat(300_000)}`, ',', 65536, 524288)
  assert.equal(rows.length, 300_000)
  assert.deepEqual(
    faults.map(({ line }) => line),
    [1],
  )
})

test('a cell or a line above the size limit is rejected, and the next line is read', async () => {
  const { rows, lines, faults } = await read(
    `a,b\n${'c'.repeat(1_500_000)},d\n${'e,'.repeat(11_000_000)}\nf,g`,
  )
  assert.deepEqual(rows, [
    ['a', 'b'],
    ['f', 'g'],
  ])
  assert.deepEqual(lines, [1, 4])
  assert.deepEqual(
    faults.map(({ line, column, value }) => [line, column, value.length]),
    [
      [2, 0, 200],
      [3, null, 200],
    ],
  )
})

test('a row with a NUL byte is rejected with its column, and its neighbours are kept', async () => {
  const { rows, faults } = await read('a,b\nc,d\0\ne,f\n')
  assert.deepEqual(rows, [
    ['a', 'b'],
    ['e', 'f'],
  ])
  assert.deepEqual(
    faults.map(({ line, column, value }) => [line, column, value]),
    [[2, 1, 'd\0']],
  )
})

test('a byte that is not UTF-8 is refused with its position and the remedy', async () => {
  await assert.rejects(
    read(Buffer.from('good,row\nbad,Caf\xe9\n', 'latin1')),
    /Byte 17 of the text \(0xe9\).*windows-1252/,
  )
})

const character = fc.constantFrom(
  'a',
  '7',
  ' ',
  '"',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  'é',
  '€',
  '😀',
  "'",
  '=',
)
const cellText = fc.array(character, { maxLength: 6 }).map((parts) => parts.join(''))
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
  )

test('law: any table, written with any separator, line end and quoting, is read back whatever the chunk boundaries', async () => {
  const separators = fc.constantFrom<Separator>(',', ';', '\t', '|')
  const lineEnds = fc.constantFrom('\n', '\r\n', '\r')
  await fc.assert(
    fc.asyncProperty(table, separators, lineEnds, fc.boolean(), async (rows, separator, lineEnd, always) => {
      const quote = (text: string): string =>
        always || /^"|[\r\n]/.test(text) || text.includes(separator)
          ? `"${text.replaceAll('"', '""')}"`
          : text
      const text = rows.map((row) => row.map(quote).join(separator)).join(lineEnd) + lineEnd
      for (const size of [1, 2, 3, 5, 1000])
        assert.deepEqual((await read(text, separator, size, size)).rows, rows)
    }),
  )
})

test('law: output of the CSV writer is read back, including formulas', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const back = (await read(rows.map((row) => csvLine(row)).join(''), ',', 4, 4)).rows
      assert.deepEqual(
        back.map((row) => row.map(originalCell)),
        rows,
      )
    }),
  )
})

test('law: no bytes break or stop the reader, and no line is lost or counted twice', async () => {
  const anything = fc.array(fc.constantFrom('"', ',', '\n', '\r', 'x', '""', '\0'), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(anything, fc.integer({ min: 1, max: 9 }), async (parts, size) => {
      const text = parts.join('')
      const whole = await read(text)
      assert.deepEqual(await read(text, ',', size, size), whole)
      for (const line of whole.lines) assert.ok(line <= text.split(/\r\n|\r|\n/).length)
    }),
    { numRuns: 2000 },
  )
})
