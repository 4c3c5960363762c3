import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { dateReader, dayOrder, hasZone } from './dates.ts'

const NOW = Date.UTC(2026, 0, 1)
const utc = dateReader('day first', 'UTC', NOW)
const american = dateReader('month first', 'UTC', NOW)
const berlin = dateReader('day first', 'Europe/Berlin', NOW)

const iso = (moment: number | string): string =>
  typeof moment === 'number' ? new Date(moment).toISOString() : moment

test('every known date format of exports is read', () => {
  const shapes = {
    '2024-05-01': '2024-05-01T00:00:00.000Z',
    '2024-05-01 09:58:12 +0000': '2024-05-01T09:58:12.000Z',
    '2024-05-01T09:58:12.5-07:00': '2024-05-01T16:58:12.500Z',
    '2024-05-01T09:58Z': '2024-05-01T09:58:00.000Z',
    '2024/5/1 9:58': '2024-05-01T09:58:00.000Z',
    '20240501': '2024-05-01T00:00:00.000Z',
    '20240501095812': '2024-05-01T09:58:12.000Z',
    '31.12.2024': '2024-12-31T00:00:00.000Z',
    '31/12/24 23:59:59': '2024-12-31T23:59:59.000Z',
    'Jun 09, 2018 09:30 pm': '2018-06-09T21:30:00.000Z',
    'Sat, 09 Jun 2018 09:30:00 GMT': '2018-06-09T09:30:00.000Z',
    '9. März 2018': '2018-03-09T00:00:00.000Z',
    '9 août 2018': '2018-08-09T00:00:00.000Z',
    '09-Jun-18': '2018-06-09T00:00:00.000Z',
    '1419821277': '2014-12-29T02:47:57.000Z',
    '1419821277123': '2014-12-29T02:47:57.123Z',
    '1969-07-20 20:17': '1969-07-20T20:17:00.000Z',
    '3 de marzo de 2025': '2025-03-03T00:00:00.000Z',
    '1er mars 2025': '2025-03-01T00:00:00.000Z',
    '3 luglio 2025': '2025-07-03T00:00:00.000Z',
    '45292': '2024-01-01T00:00:00.000Z',
    '45292.75': '2024-01-01T18:00:00.000Z',
    '45292,4166666667': '2024-01-01T10:00:00.000Z',
  }
  for (const [text, moment] of Object.entries(shapes)) assert.equal(iso(utc(text)), moment, text)
  assert.equal(iso(american('3/15/2024 2:30 PM')), '2024-03-15T14:30:00.000Z')
  assert.equal(iso(american('3/15/2024 12:05 a.m.')), '2024-03-15T00:05:00.000Z')
  assert.equal(iso(american('15.3.2024')), '2024-03-15T00:00:00.000Z')
})

test('impossible dates are refused with the reason', () => {
  assert.match(iso(utc('2023-02-30')), /does not exist: that month has 28 days/)
  assert.match(iso(american('13/02/2024')), /no month 13 \(read as month\/day\/year\)/)
  assert.match(iso(utc('2024-05-01 25:00')), /time of day/)
  assert.match(iso(utc('0001-01-01')), /before the year 1900/)
  assert.match(iso(utc('2026-01-03')), /future/)
  for (const text of [
    '',
    'yesterday',
    '2024',
    '12',
    '19999',
    '80000',
    '2024-05',
    '1/2',
    'Foo 12, 2024',
    'x'.repeat(1e6),
  ])
    assert.equal(typeof utc(text), 'string', text)
})

test('a time without zone is in the company’s time zone, also on days when its clocks change', () => {
  assert.equal(iso(berlin('2024-01-01')), '2023-12-31T23:00:00.000Z')
  assert.equal(iso(berlin('2024-07-01 12:00')), '2024-07-01T10:00:00.000Z')
  assert.equal(iso(berlin('2024-03-31 01:59')), '2024-03-31T00:59:00.000Z')
  assert.equal(
    iso(berlin('2024-03-31 02:30')),
    '2024-03-31T01:30:00.000Z',
    'skipped: 02:30 is 03:30 summer time',
  )
  assert.equal(iso(berlin('2024-10-27 02:30')), '2024-10-27T00:30:00.000Z', 'twice: the first')
  assert.equal(iso(berlin('2024-10-27 03:30')), '2024-10-27T02:30:00.000Z')
  assert.throws(() => dateReader('day first', 'Mars/Olympus', NOW), /“Mars\/Olympus” is not a time zone/)
})

test('the order of day and month is derived from unambiguous values', () => {
  assert.equal(dayOrder(['1/2/2024', '3/15/2024']), 'month first')
  assert.equal(dayOrder(['1/2/2024', '15/3/2024']), 'day first')
  assert.equal(dayOrder(['1.2.2024']), 'day first')
  assert.equal(dayOrder(['1/2/2024', '3/4/2024']), null)
  assert.equal(dayOrder(['2024-01-02', '']), 'none')
})

test('a date with a time zone is recognised', () => {
  const zoned = [
    '2024-05-01T09:58Z',
    '2024-05-01 09:58:12 +0000',
    '1419821277',
    'Sat, 09 Jun 2018 09:30:00 GMT',
  ]
  assert.deepEqual(zoned.map(hasZone), [true, true, true, true])
  assert.deepEqual(['2024-05-01', '20240501', '3/15/2024 2:30 PM', '31-12-2024'].map(hasZone), [
    false,
    false,
    false,
    false,
  ])
})

test('law: any moment written in ISO is read back, and no text breaks the reader', () => {
  const moments = fc.date({ min: new Date('1900-01-02'), max: new Date(NOW), noInvalidDate: true })
  fc.assert(fc.property(moments, (date) => assert.equal(berlin(date.toISOString()), date.getTime())))
  const text = fc.string({
    unit: fc.constantFrom('1', '9', '0', '/', '-', '.', ':', ' ', 'T', 'Z', 'a', 'p', 'm', '+', ','),
  })
  fc.assert(
    fc.property(text, (any) => assert.notEqual(berlin(any), Number.NaN)),
    { numRuns: 3000 },
  )
})
