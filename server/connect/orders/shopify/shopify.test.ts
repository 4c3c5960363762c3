import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRows, type Row } from '../read.fixture.ts'

const SHOP = [
  'Name',
  'Email',
  'Currency',
  'Total',
  'Created at',
  'Lineitem quantity',
  'Lineitem name',
  'Lineitem price',
]
const SHOP_LATER = [
  ...SHOP,
  'Cancelled at',
  'Refunded Amount',
  'Id',
  'Source',
  'Lineitem sku',
  'Lineitem discount',
  'Phone',
  'Billing Country',
  'Shipping Country',
]
const CREATED = '2024-05-01 09:58:12 +0000'
const first: Row = {
  Name: '#1001',
  Email: 'ana@example.org',
  Currency: 'USD',
  Total: '25.00',
  'Created at': CREATED,
}

test('a Shopify order is one order, whatever its number of rows and repeated emails', async () => {
  const { orders, rejects, inspection } = await readRows(SHOP_LATER, [
    {
      ...first,
      'Lineitem quantity': '2',
      'Lineitem name': 'Tea',
      'Lineitem sku': "'007",
      'Lineitem price': '10.00',
      'Lineitem discount': '1.00',
      Id: "'5511",
      Source: 'web',
      'Billing Country': 'DE',
    },
    {
      Name: '#1001',
      Email: 'ana@example.org',
      'Lineitem quantity': '1',
      'Lineitem name': 'Cup',
      'Lineitem price': '6.00',
    },
    {
      ...first,
      Name: '#1002',
      Total: '1,006.00',
      'Refunded Amount': '6.00',
      'Cancelled at': '2024-05-02 10:00:00 +0200',
      'Shipping Country': 'FR',
      'Billing Country': 'DE',
    },
  ])
  assert.deepEqual(rejects, [])
  assert.equal(inspection.plan.format, 'shopify orders')
  assert.deepEqual(inspection.questions, [])
  assert.deepEqual(
    orders.map(({ ref, total, refunded, country }) => [ref, total, refunded, country]),
    [
      ['5511', 2500, 0, 'DE'],
      ['#1002', 100600, 600, 'FR'],
    ],
  )
  const { products, productNames, quantities, amounts, at, channel } = orders[0]!
  assert.deepEqual(
    { products, productNames, quantities, amounts },
    { products: ['007', 'Cup'], productNames: ['Tea', 'Cup'], quantities: [2, 1], amounts: [1900, 600] },
  )
  assert.deepEqual(
    [at, channel, orders[1]!.cancelledAt],
    [Date.UTC(2024, 4, 1, 9, 58, 12), 'web', Date.UTC(2024, 4, 2, 8)],
  )
})

test('a Shopify guest is identified by email, else by phone; without either the whole order is rejected', async () => {
  const { orders, rejects } = await readRows(SHOP_LATER, [
    { ...first, Email: '', Phone: '+49 30 1234' },
    { ...first, Name: '#1002', Email: '' },
    { Name: '#1002', 'Lineitem name': 'Cup', 'Lineitem quantity': '1' },
    { ...first, Name: '#1003', Currency: 'XYZ' },
    { Name: '#1004', 'Lineitem name': 'Cup' },
  ])
  assert.deepEqual(
    orders.map(({ customer }) => customer.ref),
    ['+49 30 1234'],
  )
  assert.deepEqual(
    rejects.map(({ line, column }) => [line, column]),
    [
      [3, 'Email'],
      [4, 'Name'],
      [5, 'Currency'],
      [6, 'Created at'],
    ],
  )
  assert.match(rejects[1]!.reason, /its order was rejected in line 3/)
})
