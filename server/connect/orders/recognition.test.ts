import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { rowsOf } from '../table/delimited.ts'
import { recogniseFormat } from '../inspection/format.ts'
import { FORMATS } from '../imports/formats.ts'

const FOLDER = new URL('../../../../shared/data/formats/', import.meta.url).pathname
const skip = existsSync(FOLDER) ? false : 'skipped: ../shared/data not found'

test('the known headers are recognised, whatever the order of their columns', { skip }, () => {
  assert.equal(formatOf('shopify_orders_export_2012.csv'), 'shopify orders')
  assert.equal(formatOf('shopify_orders_export_2024.csv'), 'shopify orders')
  assert.equal(formatOf('stripe_payments_export_default.csv'), 'stripe payments')
  assert.equal(formatOf('stripe_payments_export_connect.csv'), 'stripe payments')
  for (const other of [
    'hubspot_deals_export.csv',
    'shopify_customers_export_2024.csv',
    'mailchimp_audience_export.csv',
  ])
    assert.equal(formatOf(other), undefined)
})

function formatOf(file: string): string | undefined {
  const columns = rowsOf(readFileSync(`${FOLDER}${file}`, 'utf8'), ',')[0]!
  const { name, known } = recogniseFormat(FORMATS.orders, columns)
  assert.equal(recogniseFormat(FORMATS.orders, columns.toReversed()).name, name)
  return known ? name : undefined
}
