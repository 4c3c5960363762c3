import assert from 'node:assert/strict'
import { test } from 'node:test'
import { separatorOf, tableCsv } from './csv.ts'
import type { CsvColumn } from './csv.ts'

const columns: CsvColumn<{ day: string; share: number | null }>[] = [
  { head: 'Day', seen: ({ day }) => `on ${day}`, raw: ({ day }) => day },
  {
    head: 'Share',
    seen: ({ share }) => (share === null ? '–' : `${share * 100} %`),
    raw: ({ share }) => share,
  },
  { head: 'Twice', seen: () => '', raw: ({ share }) => share && share * 2, rawOnly: true },
]
const rows = [
  { day: '2011-12-09', share: 0.5 },
  { day: '=1+1', share: null },
]

test('a semicolon parts the cells where the decimal is a comma, and a comma elsewhere', () => {
  assert.equal(separatorOf('en-GB'), ',')
  assert.equal(separatorOf('de-DE'), ';')
  assert.equal(separatorOf('de-CH'), ',')
})

test('as seen keeps the words of the page; raw has plain values and leaves the unknown empty', () => {
  assert.equal(
    tableCsv(columns, rows, 'seen', 'en'),
    '\uFEFFDay,Share\r\non 2011-12-09,50 %\r\non =1+1,–\r\n',
  )
  assert.equal(
    tableCsv(columns, rows, 'raw', 'de-DE'),
    "\uFEFFDay;Share;Twice\r\n2011-12-09;0.5;1\r\n'=1+1;;\r\n",
  )
})
