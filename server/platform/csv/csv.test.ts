import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { csvCell, csvLine, originalCell } from './csv.ts'

const LEADS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\0',
  ' =',
  '\u00a0@',
  '\ufeff=',
  '\ufeff',
  '＝',
  '  \t+',
  '\r\n=',
  ...invisible().map((character) => `${character}=`),
  '\u200b\u00ad \u2060+',
  '﹦',
  '﹢',
  '﹣',
  '﹫',
]

/** What a reader does not see and a spreadsheet may skip: format characters, blanks, controls, fillers. */
function invisible(): string[] {
  return [
    ...'\u00a0\u00ad\u034f\u061c\u115f\u1680\u180e\u2000\u200b\u200c\u200d\u200e\u200f\u2028\u2029',
    ...'\u202e\u202f\u205f\u2060\u2066\u2800\u3000\u3164\ufe0f\ufeff\uffa0\u0001\u0007\u001f\u007f\u0085\u{e0020}',
  ]
}

test('a cell that a spreadsheet would run is written as text, whatever precedes the sign', () => {
  for (const lead of LEADS) {
    const written = csvCell(`${lead}cmd|' /C calc'!A0`)
    assert.match(written, /^"?['␀]/, JSON.stringify(written))
  }
})

test('every escaped cell is read back as the original', () => {
  for (const lead of LEADS.filter((text) => text !== '\0')) {
    const value = `${lead}SUM(1)`
    assert.equal(originalCell(unquoted(csvCell(value))), value)
  }
})

test('numbers stay numbers, and an apostrophe in the data is kept', () => {
  assert.equal(csvCell(-5), '-5')
  assert.equal(csvCell('-12.50'), '-12.50')
  assert.equal(csvCell('-12.50-1'), "'-12.50-1")
  assert.equal(csvCell("'t Hof"), "'t Hof")
  assert.equal(originalCell("'t Hof"), "'t Hof")
})

test('a line quotes cells that contain its separator, a quote or a line end', () => {
  assert.equal(csvLine(['a;b', 'c', null, 4, 'say "hi"', 'x\ny'], ';'), '"a;b";c;;4;"say ""hi""";"x\ny"\r\n')
})

test('law: any text without NUL survives being written and read', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '=', '-', '5', '"', ' ', '\n', '@', 'a') }),
      (text) => {
        assert.equal(originalCell(unquoted(csvCell(text))), text)
      },
    ),
  )
})

function unquoted(cell: string): string {
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
}
