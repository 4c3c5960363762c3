import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAmount } from './parseAmount.ts'

test('A price is the same whether its cents follow a comma or a point', () => {
  for (const locale of ['en-GB', 'de-DE', 'fr-FR'])
    for (const text of ['49,00', '49.00', '49', '€49.00', '49,00 €', 'EUR 49', '49 EUR'])
      assert.equal(parseAmount(text, 'EUR', locale), 4900, `${text} in ${locale}`)
  assert.equal(parseAmount('1,234.56', 'EUR', 'de-DE'), 123456)
  assert.equal(parseAmount('5000', 'JPY', 'en-GB'), 5000)
})

test('A price that cannot be read, or is less than nothing, is none', () => {
  for (const text of ['', 'much', '-5', '4 9', '49 each'])
    assert.equal(parseAmount(text, 'EUR', 'en-GB'), null, text)
})
