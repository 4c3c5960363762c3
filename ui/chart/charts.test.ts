import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bars } from './bars.ts'
import { goalProgress } from './goal-progress/goal-progress.ts'
import { curve } from './curve.ts'
import { heatmap } from './heatmap.ts'
import { ladderSteps } from './ladder.ts'
import { darkPalette, lightPalette, printPalette } from './palette.ts'
import { samples } from './samples.ts'
import { stackedBars } from './stacked-bars.ts'
import { toSvg } from './svg.ts'

const stage = { palette: lightPalette, width: 640 }
const printed = (value: number) => String(Math.round(value * 100))
const percent = (value: number) => `${Math.round(value * 100)} %`

function words(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!)
}

for (const { name, draw, height } of samples) {
  test(`A ${name} draws words and no NaN on a phone and on a desk, by day, by night and on paper`, () => {
    for (const palette of [lightPalette, darkPalette, printPalette]) {
      for (const width of [320, 760]) {
        const svg = toSvg(draw({ palette, width }), { width, height })
        assert.ok(words(svg).length > 3, `${name} has ${words(svg).length} words`)
        assert.doesNotMatch(svg, /NaN|undefined|Infinity/)
      }
    }
  })
}

test('A step prints its share, its count, a band for its interval and a dashed benchmark', () => {
  const nextRate = { value: 0.66, low: 0.64, high: 0.67 }
  const steps = [{ label: '1st', count: 4338, nextRate, benchmark: 0.27 }]
  const svg = toSvg(ladderSteps({ steps, share: percent, count: String }, stage), { width: 640, height: 240 })
  assert.ok(words(svg).includes('66 %'))
  assert.ok(words(svg).includes('4338'))
  assert.match(svg, /stroke-dasharray="4,3"/)
})

test('A step that nobody can judge yet prints no share at all, least of all zero', () => {
  const steps = [{ label: '1st', count: 3, nextRate: null }]
  const svg = toSvg(ladderSteps({ steps, share: percent, count: String }, stage), { width: 640, height: 240 })
  assert.ok(!words(svg).some((word) => word.includes('%')))
})

test('A cell that is too young stays blank, and the others print their numbers', () => {
  const rows = [{ label: 'Jan', cells: [0.3, null] }]
  const svg = toSvg(heatmap({ columns: ['A', 'B'], rows, cellText: printed, tooltip: String }, stage), {
    width: 640,
    height: 80,
  })
  assert.deepEqual(words(svg).sort(), ['30', 'A', 'B', 'Jan'])
})

test('The numbers of 36 by 36 cohorts can be read at the width of a page', () => {
  const sample = samples.find(({ name }) => name === 'heatmap of 36')!
  const svg = toSvg(sample.draw({ palette: lightPalette, width: 1056 }), {
    width: 1056,
    height: sample.height,
  })
  assert.ok(words(svg).filter((word) => /^\d\d$/.test(word)).length >= 666)
})

test('An unfinished month is hatched and dashed', () => {
  const chart = { periods: ['Jan', 'Feb'], series: [{ name: 'Orders', values: [12, 3] }], value: String }
  const size = { width: 640, height: 240 }
  const open = toSvg(stackedBars({ ...chart, isUnfinished: true }, stage), size)
  assert.match(open, /<pattern/)
  assert.match(open, /stroke-dasharray/)
  assert.doesNotMatch(toSvg(stackedBars(chart, stage), size), /<pattern/)
})

test('An unfinished month with nothing in it yet draws nothing, no edge either', () => {
  const series = [{ name: 'Orders', values: [12, 0] }]
  const chart = { periods: ['Jan', 'Feb'], series, isUnfinished: true, value: String }
  assert.doesNotMatch(toSvg(stackedBars(chart, stage), { width: 640, height: 240 }), /stroke-dasharray/)
})

test('Lines that end close together have names that do not touch', () => {
  const line = (name: string, end: number) => ({
    name,
    points: [
      { x: 0, y: 1 },
      { x: 9, y: end },
    ],
  })
  const lines = [line('Gross', 0.5), line('Customers', 0.49)]
  const svg = toSvg(curve({ lines, xLabel: 'months', x: String, y: percent }, stage), {
    width: 640,
    height: 280,
  })
  const heightOf = (name: string) => Number(svg.match(new RegExp(`([\\d.]+)\\)"[^>]*>${name}<`))![1])
  assert.ok(heightOf('Customers') - heightOf('Gross') >= 16)
})

test('The names of parts stand above the columns when the last column has no part to stand by', () => {
  const words = (values: number[]) => {
    const series = [
      { name: 'Sold', values: [1, ...values.slice(0, 1)] },
      { name: 'Not sold', values: [2, ...values.slice(1)] },
    ]
    return toSvg(stackedBars({ periods: ['Jan', 'Feb'], series, value: String }, stage), {
      width: 640,
      height: 240,
    })
  }
  assert.match(words([0, 0]), /■ Sold/)
  assert.doesNotMatch(words([3, 4]), /■ Sold/)
})

test('A bar starts at zero and says its number', () => {
  const option = bars({ bars: [{ label: 'NL', value: 0.5 }], value: percent }, stage)
  assert.equal((option.xAxis as { min: number }).min, 0)
  assert.ok(words(toSvg(option, { width: 640, height: 80, label: 'Half "came" back' })).includes('50 %'))
})

test('A course draws a dashed line to its target, and what does not count beside the line', () => {
  const chart = {
    measured: [
      { at: 0, value: 21, tooltip: '' },
      { at: 864e5, value: 22, tooltip: '' },
      { at: 2 * 864e5, value: 90, isExcluded: true, tooltip: '' },
    ],
    from: { at: 0, value: 20 },
    to: { at: 10 * 864e5, value: 30, label: '30 % by Sunday' },
    now: { at: 5 * 864e5, label: 'today' },
    value: String,
    day: String,
  }
  const size = { width: 640, height: 180 }
  const svg = toSvg(goalProgress(chart, stage), size)
  assert.match(svg, /stroke-dasharray="5,4"/)
  assert.ok(words(svg).includes('30 % by Sunday'))
  assert.ok(words(svg).includes('today'))
  const [line] = goalProgress(chart, stage).series as { data: unknown[] }[]
  assert.deepEqual(line!.data, [
    [0, 21],
    [864e5, 22],
  ])
  const over = { ...chart, now: { at: 40 * 864e5, label: 'today' } }
  assert.ok(!words(toSvg(goalProgress(over, stage), size)).includes('today'))
})
