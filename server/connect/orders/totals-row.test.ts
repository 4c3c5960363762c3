import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTotals } from './totals-row.ts'
import { readContent } from './read.fixture.ts'

test('lines before the header and rows of totals after the orders are no orders, and are named as what they are', async () => {
  const { orders, rejects } = await readContent(
    `Umsatzbericht 2025
Stand: 31.12.2025

Kunde;Belegdatum;Menge;Nettobetrag
7;13.02.2025;2;1.234,50
8;14.02.2025;1;9,00
;14.02.2025;1;9,00
Zwischensumme;;3;1.252,50
Summe;;3;1.252,50
`,
  )
  assert.deepEqual(
    orders.map(({ customer, total, line }) => [customer.ref, total, line]),
    [
      ['7', 123_450, 5],
      ['8', 900, 6],
    ],
  )
  assert.deepEqual(
    rejects.map(({ line, column, reason }) => [line, column, reason]),
    [
      [7, 'Kunde', 'no customer'],
      [8, null, 'is a row of totals, not an order'],
      [9, null, 'is a row of totals, not an order'],
    ],
  )
})

test('a row of totals begins with such a word in six languages; a customer of that name is none', () => {
  for (const word of [
    'Total',
    'Grand Total:',
    'SUMME',
    'Gesamtsumme',
    'Total général',
    'Suma',
    'Totaal',
    'Totale complessivo',
  ])
    assert.ok(isTotals(word), word)
  for (const word of ['Totalenergies', 'Sumatra GmbH', 'Tea', '12']) assert.ok(!isTotals(word), word)
})
