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

const canvas = { palette: lightPalette, width: 640 }
const printed = (value: number) => String(Math.round(value * 100))
const percent = (value: number) => `${Math.round(value * 100)} %`

function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!)
}

for (const { name, draw, height } of samples) {
  test(`The ${name} chart draws text and no NaN on a phone and a desktop, in the light, dark and print palette`, () => {
    for (const palette of [lightPalette, darkPalette, printPalette]) {
      for (const width of [320, 760]) {
        const svg = toSvg(draw({ palette, width }), { width, height })
        assert.ok(textsOf(svg).length > 3, `${name} has ${textsOf(svg).length} texts`)
        assert.doesNotMatch(svg, /NaN|undefined|Infinity/)
      }
    }
  })
}

test('A step prints its share and its count, its interval as a band and its benchmark dashed', () => {
  const nextRate = { value: 0.66, low: 0.64, high: 0.67 }
  const steps = [{ label: '1st', count: 4338, nextRate, benchmark: 0.27 }]
  const svg = toSvg(ladderSteps({ steps, share: percent, count: String }, canvas), {
    width: 640,
    height: 240,
  })
  assert.ok(textsOf(svg).includes('66 %'))
  assert.ok(textsOf(svg).includes('4338'))
  assert.match(svg, /stroke-dasharray="4,3"/)
})

test('A step without an estimate prints no share, not even zero', () => {
  const steps = [{ label: '1st', count: 3, nextRate: null }]
  const svg = toSvg(ladderSteps({ steps, share: percent, count: String }, canvas), {
    width: 640,
    height: 240,
  })
  assert.ok(!textsOf(svg).some((text) => text.includes('%')))
})

test('A cell that is not known yet is blank, and the others print their numbers', () => {
  const rows = [{ label: 'Jan', cells: [0.3, null] }]
  const svg = toSvg(heatmap({ columns: ['A', 'B'], rows, cellText: printed, tooltip: String }, canvas), {
    width: 640,
    height: 80,
  })
  assert.deepEqual(textsOf(svg).sort(), ['30', 'A', 'B', 'Jan'])
})

test('The numbers of 36 by 36 cohorts can be read at the width of a page', () => {
  const sample = samples.find(({ name }) => name === 'heatmap of 36')!
  const svg = toSvg(sample.draw({ palette: lightPalette, width: 1056 }), {
    width: 1056,
    height: sample.height,
  })
  assert.ok(textsOf(svg).filter((text) => /^\d\d$/.test(text)).length >= 666)
})

test('An unfinished month is hatched and dashed', () => {
  const chart = { periods: ['Jan', 'Feb'], series: [{ name: 'Orders', values: [12, 3] }], value: String }
  const size = { width: 640, height: 240 }
  const open = toSvg(stackedBars({ ...chart, isUnfinished: true }, canvas), size)
  assert.match(open, /<pattern/)
  assert.match(open, /stroke-dasharray/)
  assert.doesNotMatch(toSvg(stackedBars(chart, canvas), size), /<pattern/)
})

test('An unfinished month without a value draws nothing, not even an edge', () => {
  const series = [{ name: 'Orders', values: [12, 0] }]
  const chart = { periods: ['Jan', 'Feb'], series, isUnfinished: true, value: String }
  assert.doesNotMatch(toSvg(stackedBars(chart, canvas), { width: 640, height: 240 }), /stroke-dasharray/)
})

test('The names of lines that end close together do not overlap', () => {
  const line = (name: string, end: number) => ({
    name,
    points: [
      { x: 0, y: 1 },
      { x: 9, y: end },
    ],
  })
  const lines = [line('Gross', 0.5), line('Customers', 0.49)]
  const svg = toSvg(curve({ lines, xLabel: 'months', x: String, y: percent }, canvas), {
    width: 640,
    height: 280,
  })
  const heightOf = (name: string) => Number(svg.match(new RegExp(`([\\d.]+)\\)"[^>]*>${name}<`))![1])
  assert.ok(heightOf('Customers') - heightOf('Gross') >= 16)
})

test('The names of the series are above the columns when the last column lacks one of them', () => {
  const draw = (values: number[]) => {
    const series = [
      { name: 'Sold', values: [1, ...values.slice(0, 1)] },
      { name: 'Not sold', values: [2, ...values.slice(1)] },
    ]
    return toSvg(stackedBars({ periods: ['Jan', 'Feb'], series, value: String }, canvas), {
      width: 640,
      height: 240,
    })
  }
  assert.match(draw([0, 0]), /■ Sold/)
  assert.doesNotMatch(draw([3, 4]), /■ Sold/)
})

test('A bar starts at zero and prints its number', () => {
  const option = bars({ bars: [{ label: 'NL', value: 0.5 }], value: percent }, canvas)
  assert.equal((option.xAxis as { min: number }).min, 0)
  assert.ok(textsOf(toSvg(option, { width: 640, height: 80, label: 'Half "came" back' })).includes('50 %'))
})

test('A goal progress chart draws a dashed line to the target, and excluded values beside the line', () => {
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
  const svg = toSvg(goalProgress(chart, canvas), size)
  assert.match(svg, /stroke-dasharray="5,4"/)
  assert.ok(textsOf(svg).includes('30 % by Sunday'))
  assert.ok(textsOf(svg).includes('today'))
  const [line] = goalProgress(chart, canvas).series as { data: unknown[] }[]
  assert.deepEqual(line!.data, [
    [0, 21],
    [864e5, 22],
  ])
  const over = { ...chart, now: { at: 40 * 864e5, label: 'today' } }
  assert.ok(!textsOf(toSvg(goalProgress(over, canvas), size)).includes('today'))
})
