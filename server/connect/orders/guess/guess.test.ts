import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessMapping, mappingOf } from './guess.ts'
import { applyMappingChange, parseMapping } from '../../inspection/mapping.ts'
import { FIELDS } from '../fields.ts'
import { decimalMark } from '../../table/decimal-mark.ts'
import { detectSeparator, hasHeader } from '../../table/shape.ts'

function guessed(header: string, ...rows: string[]): Record<string, string> {
  const columns = header.split(',')
  const mapping = mappingOf(
    guessMapping(
      columns,
      rows.map((row) => row.split(',')),
      true,
    ),
  )
  return Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, columns[column]!]))
}

test('columns of shops in five languages are recognized by their names', () => {
  assert.deepEqual(
    guessed(
      'Order ID,Order Date,Ship Date,Customer ID,Customer Name,Country,Product ID,Category,Product Name,Sales,Quantity,Profit',
      'A,2024-05-01,2024-05-03,c7,Ana,Peru,p1,Tea,Green tea,12.50,2,3.1',
    ),
    {
      customer: 'Customer ID',
      name: 'Customer Name',
      order: 'Order ID',
      date: 'Order Date',
      quantity: 'Quantity',
      amount: 'Sales',
      country: 'Country',
      product: 'Product ID',
      productName: 'Product Name',
    },
  )
  assert.deepEqual(
    guessed(
      'order-id,purchase-date,buyer-email,buyer-name,sku,product-name,quantity-purchased,currency,item-price,ship-country',
      '1,2024-05-01T10:00:00Z,a@b.org,Ana,s,Tea,1,EUR,5.00,DE',
    ),
    {
      email: 'buyer-email',
      name: 'buyer-name',
      order: 'order-id',
      date: 'purchase-date',
      quantity: 'quantity-purchased',
      price: 'item-price',
      currency: 'currency',
      country: 'ship-country',
      product: 'sku',
      productName: 'product-name',
    },
  )
  assert.deepEqual(
    guessed(
      'Kundennummer,Rechnungsnummer,Rechnungsdatum,Anzahl,Stückpreis,Land',
      '7,R1,31.12.2024,2,5.00,DE',
    ),
    {
      customer: 'Kundennummer',
      order: 'Rechnungsnummer',
      date: 'Rechnungsdatum',
      quantity: 'Anzahl',
      price: 'Stückpreis',
      country: 'Land',
    },
  )
  assert.deepEqual(
    guessed('Numéro client,N° commande,Date de commande,Quantité,Prix unitaire', '7,1,31/12/2024,2,5.00'),
    {
      customer: 'Numéro client',
      order: 'N° commande',
      date: 'Date de commande',
      quantity: 'Quantité',
      price: 'Prix unitaire',
    },
  )
  assert.deepEqual(guessed('Cliente,Pedido,Fecha de pedido,Cantidad,Importe', '7,1,31/12/2024,2,5.00'), {
    customer: 'Cliente',
    order: 'Pedido',
    date: 'Fecha de pedido',
    quantity: 'Cantidad',
    amount: 'Importe',
  })
  assert.deepEqual(guessed('Klantnummer,Bestelnummer,Besteldatum,Aantal,Bedrag', '7,1,31-12-2024,2,5.00'), {
    customer: 'Klantnummer',
    order: 'Bestelnummer',
    date: 'Besteldatum',
    quantity: 'Aantal',
    amount: 'Bedrag',
  })
})

test('a column name is ignored if the values contradict it', () => {
  assert.equal(guessed('customer,date,amount', 'c,yesterday,lots')['date'], undefined)
  assert.equal(guessed('customer,when it was,total', 'c,2024-05-01,3')['date'], 'when it was')
})

test('a price without a quantity is the total of the row, and a repeated order total is not summed', () => {
  assert.equal(guessed('customer,date,price', 'c,2024-05-01,3.00')['amount'], 'price')
  const rows = ['1', '2', '3'].flatMap((order) => [
    `c,${order},2024-05-01,1,2.00,9.00`,
    `c,${order},2024-05-01,2,3.50,9.00`,
  ])
  const guessedColumns = guessed('customer,order,date,quantity,price,order total', ...rows)
  assert.deepEqual([guessedColumns['price'], guessedColumns['amount']], ['price', undefined])
})

test('an explicit column mapping wins, and an invalid one is refused with the available columns', () => {
  const columns = ['Buyer', 'Day', 'Sum, net']
  assert.deepEqual(parseMapping('customer=buyer,date=column 2,amount=Sum, net,order=', columns, FIELDS), {
    customer: 0,
    date: 1,
    amount: 2,
    order: null,
  })
  assert.deepEqual(applyMappingChange({ order: 0, date: 1, name: 2 }, { customer: 0, name: null }, FIELDS), {
    customer: 0,
    date: 1,
  })
  assert.throws(
    () => parseMapping('custmer=Buyer', columns, FIELDS),
    /no field “custmer”. Did you mean “customer”\? The fields are: customer, email/,
  )
  assert.throws(
    () => parseMapping('customer=Buyr', columns, FIELDS),
    /no column “Buyr”. Did you mean “Buyer”\? Its columns are: Buyer, Day/,
  )
  assert.throws(() => parseMapping('customer', columns, FIELDS), /names no column/)
})

test('the separator, the header and the decimal mark are detected in the file', () => {
  assert.equal(detectSeparator('Kunde;Datum;Betrag\n7;31.12.2024;12,50\n8;1.1.2025;3,00\n'), ';')
  assert.equal(detectSeparator('a\tb, c\n1\t2\n'), '\t')
  assert.equal(detectSeparator(' id  date\n 1  2\n'), ' ')
  assert.equal(detectSeparator('word\nnext\n'), ',')
  assert.deepEqual([hasHeader(['id', 'date']), hasHeader(['00004', '19970101'])], [true, false])
  assert.deepEqual(
    ['1.234,56', '12,50', '1,234.56', '3.5', '1,234,567'].map((text) => decimalMark([text])),
    [',', ',', '.', '.', '.'],
  )
  assert.deepEqual(
    [decimalMark(['1,234']), decimalMark(['12']), decimalMark(['1,234', '5.5'])],
    [null, 'none', '.'],
  )
})
