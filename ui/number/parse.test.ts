import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseNumber } from './parse.ts'

const reads = (locale: string, numbers: Record<string, number | null>) => {
  for (const [text, value] of Object.entries(numbers))
    assert.equal(parseNumber(text, locale), value, `${text} in ${locale}`)
}

test('A mark with other than three figures behind it is the decimal mark, wherever one comes from', () => {
  for (const locale of ['en-GB', 'de-DE', 'de-CH', 'fr-FR', 'en-IN', 'pl-PL'])
    reads(locale, { '24,5': 24.5, '24.5': 24.5, '1234,50': 1234.5, '0.2468': 0.2468, ',5': 0.5, '24,': 24 })
})

test('A mark that cannot part thousands is the decimal mark even before three figures', () => {
  for (const locale of ['en-GB', 'de-DE', 'fr-FR'])
    reads(locale, {
      '0,245': 0.245,
      '0.245': 0.245,
      '1234.567': 1234.567,
      '1 234.567': 1234.567,
      '.125': 0.125,
    })
})

test('What could be thousands or a part is read by the locale, and by nobody where the locale writes neither', () => {
  reads('en-GB', { '1,234': 1234, '1.234': 1.234 })
  reads('de-DE', { '1,234': 1.234, '1.234': 1234 })
  reads('fr-FR', { '1,234': 1.234, '1.234': null })
  reads('de-CH', { '1.234': 1.234, '1,234': null, "12'500": 12500, '12’500': 12500 })
})

test('Both marks, or one of them twice, leave nothing to guess', () => {
  for (const locale of ['en-GB', 'de-DE', 'fr-FR'])
    reads(locale, {
      '1.234,50': 1234.5,
      '1,234.50': 1234.5,
      '1,234,567': 1234567,
      '1.234.567': 1234567,
      '1.234.567,125': 1234567.125,
    })
  reads('en-IN', { '12,34,567': 1234567, '12,34,567.5': 1234567.5 })
})

test('A minus and spaces are read as they are typed', () =>
  reads('en-GB', { '−3': -3, '- 3': -3, ' 1 234 567 ': 1234567, '1\u202f234': 1234 }))

test('Figures of the person’s own script are read where it is theirs', () => {
  reads('ar-EG', { '٣': 3, '١٬٢٣٤٫٥': 1234.5, '1,234.5': 1234.5 })
  reads('en-GB', { '٣': null })
})

test('What is in no order is no number, least of all another one', () => {
  const none = ['', ' ', '.', '-', '--1', 'about 20', '1.2.3', '1,2.5', '1.234,567.8', '12%', '1e5', '24 5']
  for (const text of [...none, '1 23', "2'5", '12,34,567', '0x10', '3-4', '1 234 56', '1,234 567'])
    for (const locale of ['en-GB', 'de-DE', 'fr-FR'])
      assert.equal(parseNumber(text, locale), null, `${text} in ${locale}`)
})

test('Every number that is written for somebody is read back as itself', () => {
  const locales = [
    [
      'en-GB',
      'en-IN',
      'en-ZA',
      'de-DE',
      'de-AT',
      'de-CH',
      'fr-FR',
      'fr-CH',
      'es-ES',
      'pt-PT',
      'pl-PL',
      'sv-SE',
    ],
    [
      'nb-NO',
      'et-EE',
      'sl-SI',
      'he-IL',
      'ar-EG',
      'fa-IR',
      'hi-IN',
      'mr-IN',
      'bn-BD',
      'ne-NP',
      'ja-JP',
      'ff-Adlm',
    ],
  ].flat()
  const digits = fc.integer({ min: 0, max: 6 })
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      digits,
      fc.constantFrom(...locales),
      fc.boolean(),
      (figures, maximumFractionDigits, locale, useGrouping) => {
        const value = figures / 10 ** maximumFractionDigits
        const shown = new Intl.NumberFormat(locale, { maximumFractionDigits, useGrouping }).format(value)
        assert.equal(parseNumber(shown, locale), value, `${shown} in ${locale}`)
      },
    ),
    { numRuns: 2000 },
  )
})
