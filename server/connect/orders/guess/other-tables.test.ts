import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessMapping, mappingOf } from './guess.ts'
import { leftOutColumns } from './left-out.ts'
import { unsuitableForOrders } from './other-tables.ts'

/** A file by its header and forty rows made from one, in which # is the number of the row and % one of seven. */
function fileOf(header: string, row: string) {
  const rows = Array.from({ length: 40 }, (_, at) =>
    row
      .replaceAll('#', String(at))
      .replaceAll('%', String(at % 7))
      .split(','),
  )
  const columns = header.split(',')
  return { head: { columns, rows, header: true }, mapping: mappingOf(guessMapping(columns, rows, true)) }
}
const whatIs = (header: string, row: string): string | undefined => {
  const { head, mapping } = fileOf(header, row)
  return unsuitableForOrders(head, mapping)?.what
}

test('a file that is no list of orders is recognised as what it is', () => {
  for (const [expected, header, row] of [
    [
      /one row per customer/,
      'customerID,gender,tenure,Contract,MonthlyCharges,Churn',
      'c#,Female,12,Yearly,29.85,No',
    ],
    [/one row per customer/, 'CustomerID,Recency,Frequency,Monetary', '#,3,4,99.50'],
    [/one row per customer/, ',frequency,recency,T', '#,2,30.43,38.86'],
    [/one row per customer/, 'ID,x,t_x,T', '#,2,30.43,38.86'],
    [/one row per customer/, 'Kunde,Anzahl Bestellungen,Letzte Bestellung', 'k#,3,2026-01-31'],
    [/one row per customer/, 'Customer ID,Email,Total Spent,Total Orders', '#,a#@example.com,99.50,2'],
    [/contacts/, 'Anrede,Vorname,Nachname,E-Mail,Telefon,Ort', 'Frau,Ada,Love #,a#@example.com,030 1,Ulm'],
    [/contacts/, 'Email Address,First Name,Last Name,OPTIN_TIME', 'a#@example.com,Ada,Love,2026-01-31'],
    [/contacts/, 'Record ID,Company name,Website URL,Create Date', '#,Firm #,example.com,2026-01-31'],
    [/deals/, 'Deal Name,Deal Stage,Amount,Close Date', 'Deal #,Proposal,100.00,2026-01-31'],
    [/products/, 'SKU,Title,Price,Inventory', 's#,Tea,3.50,12'],
    [/survey/, 'Respondent ID,Submitted at,NPS score,Comment', '#,2026-01-31,9,fine'],
    [/figures/, 'year,high_end_pct,regular_pct', '#,86.9,63.1'],
  ] as const)
    assert.match(whatIs(header, row) ?? '', expected, header)
})

test('a log of events is named where only some of them are purchases', () => {
  const rows = Array.from({ length: 40 }, (_, at) => [
    '2026-01-31',
    ['view', 'cart', 'purchase'][at % 3]!,
    `u${at % 7}`,
    '9.50',
  ])
  const columns = ['event_time', 'event_type', 'user_id', 'price']
  const whatOf = (rows: string[][]) =>
    unsuitableForOrders({ columns, rows, header: true }, mappingOf(guessMapping(columns, rows, true)))?.what
  assert.match(whatOf(rows)!, /log of events/)
  assert.equal(whatOf(rows.map(([time, , user, price]) => [time!, 'purchase', user!, price!])), undefined)
})

test('lists of orders are not taken for anything else, also where no customer comes back or a column counts', () => {
  for (const [header, row] of [
    ['cust,date', 'c%,2026-01-1%'],
    ['Id,Date,Price', '%,2026-01-1%,9.50'],
    ['order_id,customer_id,order_date,total', '#,c#,2026-01-31,9.50'],
    ['Name,Email,Phone,City,Order Date,Total', 'Ada #,a#@example.com,030 1,Ulm,2026-01-31,9.50'],
    ['customer_id,frequency,date,total', 'c%,2,2026-01-1%,9.50'],
    ['Product,Title,Customer,Date,Price', 'p#,Tea,c%,2026-01-1%,9.50'],
    ['workspace,user,unix_time', 'w%,u%,17#0000000'],
  ] as const)
    assert.equal(whatIs(header, row), undefined, header)
})

test('a column that is not read although its name suggests it is reported with the reason', () => {
  const { head, mapping } = fileOf(
    'Customer ID,Account No,Datum,Order Date,First Name,Total,Subtotal,Colour',
    'c%,a%,soon,2026-01-1%,Ada,9.50,9.00,red',
  )
  const told = leftOutColumns(head, mapping).map(({ column, why }) => `${head.columns[column]}: ${why}`)
  assert.deepEqual(told, [
    'Account No: It is called like “Customer: number or id”, for which “Customer ID” is read.',
    'Datum: It is called like “Date, with or without time”, but 100 % of its first values do not fit.',
    'First Name: It looks like a part of a name, and a name is read from one column only.',
    'Subtotal: It is called like “Amount paid”, for which “Total” is read.',
  ])
  const ids = fileOf('Id,Date,Price', '#,2026-01-31,9.50')
  assert.match(leftOutColumns(ids.head, ids.mapping)[0]!.why, /may say who bought, but no value comes back/)
})
