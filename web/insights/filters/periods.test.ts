import assert from 'node:assert/strict'
import { test } from 'node:test'
import { presetOf, presetsThrough } from './periods.ts'

test('presets end with the last day of the data, and hold as many days as they say', () => {
  const presets = presetsThrough('2024-03-01')
  const days = presets.map(({ label, from, to }) => [label, from, to])
  assert.deepEqual(days, [
    ['Last 30 days', '2024-02-01', '2024-03-01'],
    ['Last 90 days', '2023-12-03', '2024-03-01'],
    ['Last 365 days', '2023-03-03', '2024-03-01'],
    ['This year (2024)', '2024-01-01', '2024-03-01'],
    ['Last year (2023)', '2023-01-01', '2023-12-31'],
  ])
})

test('a period of the address is named after its preset', () => {
  const presets = presetsThrough('2024-03-01')
  assert.equal(presetOf({}, presets), 'all')
  assert.equal(presetOf({ from: '2024-01-01', to: '2024-03-01' }, presets), 'year')
  assert.equal(presetOf({ from: '2024-01-02', to: '2024-03-01' }, presets), 'own')
  assert.equal(presetOf({ to: '2024-03-01' }, presets), 'own')
})
