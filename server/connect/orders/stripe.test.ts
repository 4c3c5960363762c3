import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRows, type Row } from './read.fixture.ts'

const PAY = [
  'id',
  'Created date (UTC)',
  'Amount',
  'Amount Refunded',
  'Currency',
  'Captured',
  'Status',
  'Mode',
  'Customer Email',
  'shop_id (metadata)',
]
const paid: Row = {
  id: 'ch_1',
  'Created date (UTC)': '2024-05-01 09:58',
  Amount: '1,234.56',
  'Amount Refunded': '34.56',
  Currency: 'usd',
  Captured: 'True',
  Status: 'Paid',
  Mode: 'Live',
  'Customer Email': 'ana@example.org',
}

test('only completed Stripe payments are orders, each at its UTC time and with its refunds', async () => {
  const { orders, rejects, inspection } = await readRows(PAY, [
    paid,
    { ...paid, id: 'ch_2', Status: 'Failed' },
    { ...paid, id: 'ch_3', Captured: 'False' },
    { ...paid, id: 'ch_4', Mode: 'Test' },
    { ...paid, id: 'ch_5', 'Customer Email': '' },
    { ...paid, id: 'ch_6', Status: 'Refunded', 'Amount Refunded': '1,234.56' },
  ])
  assert.deepEqual(
    orders.map(({ ref, total, refunded, currency, at }) => [ref, total, refunded, currency, at]),
    [
      ['ch_1', 123456, 3456, 'USD', Date.UTC(2024, 4, 1, 9, 58)],
      ['ch_6', 123456, 123456, 'USD', Date.UTC(2024, 4, 1, 9, 58)],
    ],
  )
  assert.deepEqual(
    rejects.map(({ line, column }) => [line, column]),
    [
      [3, 'Status'],
      [4, 'Captured'],
      [5, 'Mode'],
      [6, 'Customer Email'],
    ],
  )
  assert.deepEqual(
    inspection.questions.map(({ about }) => about),
    ['payments'],
  )
})

test('a Stripe metadata column can be chosen as the customer, and an older header is recognised', async () => {
  const columns = PAY.filter((column) => column !== 'Customer Email').map((column) =>
    column.startsWith('Created') ? 'Created (UTC)' : column,
  )
  const { orders } = await readRows(
    columns,
    [{ ...paid, 'Created (UTC)': '2024-05-01 09:58', 'shop_id (metadata)': 'u7' }],
    { mapping: 'customer=shop_id (metadata)' },
  )
  assert.equal(orders[0]!.customer.ref, 'u7')
})
