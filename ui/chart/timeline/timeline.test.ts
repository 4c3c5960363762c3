import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lightPalette } from '../palette.ts'
import { toSvg } from '../svg.ts'
import { assignRows } from './items.ts'
import { timeline, timelineHeight } from './timeline.ts'
import type { Timeline } from './lanes.ts'
import { DAY_MS } from '../../../values/days.ts'

const canvas = { palette: lightPalette, width: 760 }
const day = (at: number) => new Date(at).toISOString().slice(0, 10)
const empty: Timeline = { events: [], windows: [], from: 0, to: 100 * DAY_MS, day }
const span = {
  from: 10 * DAY_MS,
  to: 40 * DAY_MS,
  label: 'Gone quiet',
  tone: 'attention',
  tooltip: '',
} as const

function textsOf(chart: Timeline): string[] {
  const svg = toSvg(timeline(chart, canvas), { width: canvas.width, height: timelineHeight(chart) })
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!)
}

test('no span overlaps another in its row', () => {
  const stretches = fc.array(
    fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 90 })).map(([from, days]) => ({ from, to: from + days })),
  )
  fc.assert(
    fc.property(stretches, (spans) => {
      const rows = assignRows(spans)
      spans.forEach((one, at) =>
        spans.forEach((other, beside) => {
          if (at === beside || rows[at] !== rows[beside]) return
          assert.ok(one.to <= other.from || other.to <= one.from)
        }),
      )
    }),
  )
})

test('a span has its label inside, or before it at the end of the chart', () => {
  assert.ok(textsOf({ ...empty, spans: [span] }).includes('Gone quiet'))
  assert.ok(textsOf({ ...empty, spans: [{ ...span, from: 99 * DAY_MS, to: null }] }).includes('Gone quiet'))
})

test('the label of a window that ends close to the edge is before its end and not cut off', () => {
  const windows = [
    { from: 0, to: 30 * DAY_MS, label: '30 days' },
    { from: 0, to: 98 * DAY_MS, label: '90 days' },
  ]
  const svg = toSvg(timeline({ ...empty, windows }, canvas), { width: canvas.width, height: 136 })
  const sideOf = (name: string) => svg.match(new RegExp(`<text[^>]*text-anchor="(\\w+)"[^>]*>${name}<`))?.[1]
  assert.equal(sideOf('30 days'), 'start')
  assert.equal(sideOf('90 days'), 'end')
})

test('a lane takes up space only when it has content', () => {
  const bars = [{ from: 0, to: DAY_MS, size: 1, tooltip: '' }]
  assert.equal(timelineHeight({}), 136)
  assert.ok(timelineHeight({ spans: [span] }) > timelineHeight({}))
  assert.ok(timelineHeight({ bars }) > timelineHeight({}))
})
