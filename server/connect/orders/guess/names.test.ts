import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessMapping } from './guess.ts'
import { headerNames, type NamedField as Named } from './header-names.fixture.ts'

/** A column of each field with values as they occur, over forty rows of seven customers. */
const VALUES: Record<Named, (row: number) => string> = {
  customer: (row) => `k${row % 7}`,
  email: (row) => `a${row % 7}@example.com`,
  date: (row) => `2026-05-0${1 + (row % 9)}`,
  order: (row) => `o${row}`,
  amount: (row) => `${row}.50`,
  quantity: (row) => `${1 + (row % 3)}`,
}
const OTHERS: [Named, string][] = [
  ['customer', 'customer_id'],
  ['date', 'order date'],
  ['order', 'order number'],
  ['amount', 'amount'],
  ['quantity', 'quantity'],
]

test('columns of orders are recognised by what they are called in six languages, beside columns of every other field', () => {
  const missed: string[] = []
  for (const field of Object.keys(VALUES) as Named[])
    for (const name of headerNames(field)) {
      const columns: [Named, string][] = [...OTHERS.filter(([other]) => other !== field), [field, name]]
      const rows = Array.from({ length: 40 }, (_, row) => columns.map(([one]) => VALUES[one](row)))
      const guesses = guessMapping(
        columns.map(([, column]) => column),
        rows,
        true,
      )
      const found = guesses.filter(
        ({ field, column, why }) => columns[column]?.[0] === field && /^(?:part of )?its name/.test(why),
      )
      if (found.length < columns.length) missed.push(`${field}: ${name}`)
    }
  assert.deepEqual(missed, [])
})

const guessed = (header: string, rows: string[][]) =>
  Object.fromEntries(
    guessMapping(header.split(','), rows, true).map(({ field, column, confidence }) => [
      field,
      `${header.split(',')[column]} ${confidence}`,
    ]),
  )
const rowsOf = (count: number, row: (at: number) => string[]) =>
  Array.from({ length: count }, (_, at) => row(at))
const day = (at: number) => `2026-0${1 + (at % 9)}-1${at % 8}`

test('a column called only “Id” is the customer where its values come back on other days, and else the order beside one', () => {
  const returning = rowsOf(60, (at) => [`${at % 11}`, day(at), '9.50'])
  assert.equal(guessed('Id,Date,Price', returning)['customer'], 'Id likely')
  const different = rowsOf(60, (at) => [`${at}`, day(at), '9.50'])
  assert.equal(guessed('Id,Date,Price', different)['customer'], undefined)
  const beside = rowsOf(60, (at) => [`${at}`, day(at), `k${at % 11}`])
  assert.deepEqual(guessed('Id,Date,Kunde', beside), {
    customer: 'Kunde sure',
    date: 'Date sure',
    order: 'Id unsure',
  })
  assert.equal(guessed('Id,Date,Price', different.slice(0, 5))['customer'], 'Id unsure')
})

test('a column of ids that come back on different days is the customer whatever it is called, and a city is not', () => {
  const rows = rowsOf(80, (at) => [day(at), ['Rom', 'Bern', 'Ulm'][at % 3]!, `x${(at * 7) % 23}`, `${at}.50`])
  assert.equal(guessed('Tag,Stadt,Qwert,Betrag', rows)['customer'], 'Qwert unsure')
  assert.equal(
    guessed(
      'Tag,Stadt,Betrag',
      rows.map(([a, b, , d]) => [a!, b!, d!]),
    )['customer'],
    undefined,
  )
})

test('an order number does not come back on another day, so it is not taken for a customer; nor is a product', () => {
  const rows = rowsOf(80, (at) => {
    const order = Math.floor(at / 2)
    return [day(order), `b${order}`, `sku${(at * 5) % 37}`, `p${order % 13}`]
  })
  assert.equal(guessed('Tag,Beleg,Qwert,Zuiop', rows)['customer'], 'Zuiop unsure')
})

test('a number of the customer wins over their name, and names alone are the customer only for want of better', () => {
  const rows = rowsOf(40, (at) => [`Firma ${at % 7} GmbH`, `${at % 7}`, day(at)])
  assert.deepEqual(guessed('Kunde,Kundennummer,Datum', rows), {
    customer: 'Kundennummer sure',
    name: 'Kunde sure',
    date: 'Datum sure',
  })
  assert.equal(
    guessed(
      'Name,Nr,Datum',
      rows.map(([name, , date], at) => [name!, `${at}`, date!]),
    )['customer'],
    'Name unsure',
  )
})

test('the person who typed an order in is not its customer, and a joined date is not its date', () => {
  const rows = rowsOf(40, (at) => ['anna', `${at % 7}`, '2020-01-01', day(at)])
  assert.deepEqual(guessed('user,customer_no,joined,sold', rows), {
    customer: 'customer_no sure',
    date: 'sold sure',
  })
})

test('a guess is less certain where values do not fit, and says how many', () => {
  const rows = rowsOf(40, (at) => [`k${at % 7}`, at % 5 === 0 ? 'soon' : day(at), '9'])
  const date = guessMapping(['cust', 'date', 'total'], rows, true).find(({ field }) => field === 'date')
  assert.deepEqual(
    [date?.confidence, date?.why],
    ['likely', 'its name, although 20 % of its first values do not fit'],
  )
})
