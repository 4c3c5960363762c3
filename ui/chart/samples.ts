import type { EChartsOption } from 'echarts'
import { formatPercent, percentNumber } from '../../values/percent.ts'
import { intervalTrend } from './interval-trend.ts'
import { bars } from './bars.ts'
import { columns } from './columns.ts'
import { goalProgressSample } from './goal-progress/sample.ts'
import { goalProgress } from './goal-progress/goal-progress.ts'
import { curve } from './curve.ts'
import type { CurvePoint } from './curve.ts'
import { heatmap, heatmapHeight } from './heatmap.ts'
import { ladderSteps } from './ladder.ts'
import { stackedBars } from './stacked-bars.ts'
import type { Canvas } from './canvas.ts'
import { timelineSample } from './timeline/sample.ts'
import { timeline, timelineHeight } from './timeline/timeline.ts'

/** Invented figures, drawn by the tests and shown in the gallery: one of each form. */
export interface Sample {
  name: string
  height: number
  draw: (canvas: Canvas) => EChartsOption
}

const whole = new Intl.NumberFormat('en')
const count = (value: number) => whole.format(value)
const share = (value: number) => formatPercent(value, 'en')
const short = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'EUR',
  notation: 'compact',
  maximumFractionDigits: 1,
})
const money = (value: number) => short.format(value)

const climbing = [
  [4338, 0.66, 0.64, 0.67],
  [2845, 0.7, 0.68, 0.72],
  [1990, 0.74, 0.72, 0.76],
  [1468, 0.77, 0.74, 0.79],
  [1126, 0.79, 0.76, 0.81],
  [884, 0.81, 0.78, 0.84],
] as const
const steps = climbing.map(([on, value, low, high], at) => ({
  label: ['1st', '2nd', '3rd', '4th', '5th', '6th'][at]!,
  count: on,
  nextRate: { value, low, high },
  benchmark: [0.27, 0.49, 0.62, null, null, null][at]!,
}))

function grown(end: number, pace: number, spread: number): CurvePoint[] {
  return Array.from({ length: 61 }, (_, at) => {
    const x = at * 6
    const y = end * (1 - Math.exp(-x / pace))
    const around = spread * Math.sqrt(x / 360)
    return { x, y, low: Math.max(0, y - around), high: Math.min(1, y + around) }
  })
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const first = [31, 28, 36, 33, 35, 30, 34, 38, 44, 47, 63, 21].map((thousand) => thousand * 1000)
const again = [48, 47, 59, 55, 62, 60, 66, 64, 81, 90, 118, 38].map((thousand) => thousand * 1000)

function cohorts(size: number) {
  return Array.from({ length: size }, (_row, row) => ({
    label: `${months[row % 12]} ${2009 + Math.floor(row / 12)}`,
    cells: Array.from({ length: size }, (_cell, column) =>
      column + row >= size
        ? null
        : 0.12 + (0.34 / (1 + column / 3)) * (1 + 0.3 * Math.sin(row * 1.7 + column)),
    ),
  }))
}

const hundredths = (value: number) => percentNumber(value, 'en')
const tooltip = (value: number, row: string, column: string) =>
  `${row}, month ${column}: ${share(value)} came back`

function cohortMap(size: number, canvas: Canvas) {
  const names = Array.from({ length: size }, (_, at) => String(at + 1))
  return heatmap({ columns: names, rows: cohorts(size), cellText: hundredths, tooltip }, canvas)
}

const quarters = ['Q1 25', 'Q2 25', 'Q3 25', 'Q4 25', 'Q1 26', 'Q2 26', 'Q3 26', 'Q4 26']
const scores = [22, 26, 25, null, 29, 33, 31, 36].map((value, at) =>
  value === null
    ? null
    : { value, low: value - 6 - (at === 7 ? 6 : 0), high: value + 6 + (at === 7 ? 6 : 0) },
)

export const samples: Sample[] = [
  { name: 'ladderSteps', height: 280, draw: (canvas) => ladderSteps({ steps, share, count }, canvas) },
  {
    name: 'curve',
    height: 300,
    draw: (canvas) => {
      const lines = [{ name: 'All', points: grown(0.66, 62, 0.016), tentativeFrom: 300 }]
      const windows = [
        { x: 30, label: '30 days' },
        { x: 90, label: '90 days' },
      ]
      const benchmark = { y: 0.27, label: 'published: 27 %' }
      return curve(
        { lines, windows, benchmark, xLabel: 'days after the first order', x: count, y: share },
        canvas,
      )
    },
  },
  {
    name: 'curve of two',
    height: 300,
    draw: (canvas) => {
      const lines = [
        { name: 'Had a call', points: grown(0.71, 50, 0.04) },
        { name: 'Had none', points: grown(0.6, 75, 0.03) },
      ]
      return curve(
        { lines, windows: [{ x: 30, label: '30 days' }], xLabel: 'days', x: count, y: share },
        canvas,
      )
    },
  },
  {
    name: 'stackedBars',
    height: 280,
    draw: (canvas) => {
      const series = [
        { name: 'Repeat orders', values: again },
        { name: 'First orders', values: first },
      ]
      return stackedBars({ periods: months, series, isUnfinished: true, value: money }, canvas)
    },
  },
  { name: 'heatmap of 12', height: heatmapHeight(12), draw: (canvas) => cohortMap(12, canvas) },
  { name: 'heatmap of 36', height: heatmapHeight(36), draw: (canvas) => cohortMap(36, canvas) },
  {
    name: 'bars',
    height: 200,
    draw: (canvas) =>
      bars(
        {
          value: share,
          bars: [
            { label: 'Netherlands', value: 0.71, low: 0.66, high: 0.76, benchmark: 0.6 },
            { label: 'Germany', value: 0.64, low: 0.6, high: 0.68 },
            { label: 'United Kingdom', value: 0.66, low: 0.65, high: 0.67 },
            { label: 'Elsewhere', value: 0.31, low: 0.19, high: 0.45, tone: 'amber' },
          ],
        },
        canvas,
      ),
  },
  {
    name: 'columns',
    height: 200,
    draw: (canvas) =>
      columns(
        {
          labels: ['1', '2', '3', '4', '5', '6'],
          values: [41, 62, 50, 33, 30, 12],
          mark: { after: 4, label: 'day 28' },
          xLabel: 'weeks since the first order',
          value: count,
          tooltip: (value, label) => `Week ${label}: ${value}`,
        },
        canvas,
      ),
  },
  {
    name: 'thread',
    height: timelineHeight(timelineSample),
    draw: (canvas) => timeline(timelineSample, canvas),
  },
  {
    name: 'band',
    height: 240,
    draw: (canvas) => {
      const changes = [{ at: 4, label: 'Welcome call on day 7' }]
      const benchmark = { value: 36, label: 'field: 36' }
      return intervalTrend(
        {
          periods: quarters,
          values: scores,
          isUnfinished: true,
          changes,
          benchmark,
          value: String,
          fromZero: false,
        },
        canvas,
      )
    },
  },
  { name: 'course', height: 180, draw: (canvas) => goalProgress(goalProgressSample, canvas) },
]
