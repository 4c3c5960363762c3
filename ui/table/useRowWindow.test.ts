import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as always, integer, property, record } from 'fast-check'
import { windowOf } from './useRowWindow.ts'

test('Scrolled by a hundred rows, the window holds what is seen and a margin on both sides', () => {
  assert.deepEqual(windowOf({ top: -4000, view: 800, height: 40, count: 1000 }), { from: 80, to: 140 })
  assert.deepEqual(windowOf({ top: 300, view: 800, height: 40, count: 1000 }), { from: 0, to: 33 })
})

test('However one scrolls, the window lies inside the list and covers what can be seen of it', () => {
  const page = record({
    top: integer({ min: -100_000, max: 5000 }),
    view: integer({ min: 200, max: 2000 }),
    height: integer({ min: 20, max: 80 }),
    count: integer({ min: 0, max: 2000 }),
  })
  always(
    property(page, ({ top, view, height, count }) => {
      const { from, to } = windowOf({ top, view, height, count })
      assert.ok(0 <= from && from <= to && to <= count)
      for (let row = 0; row < count; row += 1) {
        const y = top + row * height
        if (y + height > 0 && y < view) assert.ok(from <= row && row < to)
      }
    }),
  )
})
