import { DAY_MS } from '../../../values/days.ts'

/** A value at a time in milliseconds since 1970. */
export interface Point {
  at: number
  value: number
}

/** What the chart of a goal shows. */
export interface ChartInput {
  from: Point
  to: Point
  /** Readings that count, in the order of time. */
  counted: readonly Point[]
  /** Readings that are shown but do not count. */
  aside: readonly Point[]
  /** The value expected today, if any. */
  expected: Point | null
  /** Factor from stored to shown values; axis levels are round as shown. */
  factor: number
}

export type Pixel = readonly [x: number, y: number]

export interface ChartLayout {
  width: number
  height: number
  /** The plot area, inside the labels. */
  left: number
  right: number
  top: number
  bottom: number
  start: Pixel
  end: Pixel
  line: string
  dots: Pixel[]
  hollow: Pixel[]
  latest: Pixel | null
  expected: Pixel | null
  levels: { y: number; value: number }[]
}

/** With more readings than this only the line is drawn. */
const MANY = 40

/** The largest round step that is not larger. @example roundStep(7.3) // 5 */
export function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [5, 2, 1].find((one) => one * power <= rough) ?? 1
  return step * power
}

function levelsOf(low: number, high: number, factor: number): number[] {
  const step = roundStep(((high - low) * factor) / 2.5)
  const first = Math.ceil((low * factor) / step)
  const count = Math.floor((high * factor) / step) - first + 1
  // Multiplied, not added up, so that no level becomes 0.30000000000000004.
  return Array.from({ length: count }, (_, at) => Number((((first + at) * step) / factor).toPrecision(12)))
}

function range(values: number[]): [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const size = Math.max(Math.abs(low), Math.abs(high))
  // Never so little that rounding errors would leave no axis level.
  const air = Math.max(high - low || size || 1, size * 1e-9, 1e-9) * 0.15
  return [low - air, high + air]
}

/**
 * The position of everything in the chart, in pixels from the upper left corner.
 *
 * @param size of the whole chart; `labels` is the width of the axis labels on the left
 * @example layoutChart({ from: { at: 0, value: 20 }, to: { at: 864e5, value: 30 }, counted: [], aside: [], expected: null, factor: 1 },
 *   { width: 340, height: 200, labels: 40 }).start[0] // 40
 */
export function layoutChart(
  course: ChartInput,
  size: { width: number; height: number; labels: number },
): ChartLayout {
  const { from, to, counted, aside, expected, factor } = course
  const points = [from, to, ...counted, ...aside]
  const [low, high] = range(points.map(({ value }) => value))
  const days = points.map(({ at }) => at)
  const first = days.reduce((least, at) => Math.min(least, at), from.at)
  const last = days.reduce((most, at) => Math.max(most, at), Math.max(to.at, first + DAY_MS))
  const box = { left: size.labels, right: size.width - 12, top: 28, bottom: size.height - 28 }
  const x = (at: number) => box.left + ((at - first) / (last - first)) * (box.right - box.left)
  const y = (value: number) => box.bottom - ((value - low) / (high - low)) * (box.bottom - box.top)
  const pixel = ({ at, value }: Point): Pixel => [round(x(at)), round(y(value))]
  const marks = counted.map(pixel)
  return {
    ...size,
    ...box,
    start: pixel(from),
    end: pixel(to),
    line: marks.map((mark, at) => `${at === 0 ? 'M' : 'L'}${mark[0]} ${mark[1]}`).join(''),
    dots: marks.length > MANY ? [] : marks,
    hollow: aside.map(pixel),
    latest: marks.at(-1) ?? null,
    expected: expected && pixel(expected),
    levels: levelsOf(low, high, factor).map((value) => ({ value, y: round(y(value)) })),
  }
}

const round = (value: number) => Math.round(value * 10) / 10
