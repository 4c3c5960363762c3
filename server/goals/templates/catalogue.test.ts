import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { targetFrom, templates } from './catalogue.ts'

test('there are three to five goals for each of six lines of business, each with its own id', () => {
  const byBusiness = Map.groupBy(templates, ({ business }) => business)
  assert.equal(byBusiness.size, 6)
  for (const [business, own] of byBusiness) assert.ok(own.length >= 3 && own.length <= 5, business)
  assert.equal(new Set(templates.map(({ id }) => id)).size, templates.length)
})

test('the typical target is never on the wrong side of the baseline', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...templates),
      fc.integer({ min: 0, max: 100_000 }),
      ({ change, metric }, drawn) => {
        const baseline = metric.unit === 'percent' ? drawn / 100_000 : drawn
        const target = targetFrom(change, baseline, metric.unit)
        assert.ok(
          metric.direction === 'up' ? target >= baseline : target <= baseline,
          `${metric.key} ${baseline} ${target}`,
        )
        if (metric.unit === 'percent') assert.ok(target <= 1 && target >= 0)
        if (['count', 'money', 'duration'].includes(metric.unit)) assert.ok(Number.isInteger(target))
      },
    ),
  )
})

test('typical targets are round', () => {
  assert.equal(targetFrom({ add: 0.05 }, 0.25, 'percent'), 0.3)
  assert.equal(targetFrom({ times: 1.2 }, 100, 'count'), 120)
  assert.equal(targetFrom({ times: 0.8 }, 101, 'money'), 80)
})
