import { formatCount } from '../../../values/count.ts'
import { useCallback } from 'react'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { goalProgress } from '../../../ui/chart/goal-progress/goal-progress.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { formatDay } from '../../../ui/date/format.ts'
import { useValueFormat } from '../values/useValueFormat.ts'
import { axisStep, formatTick, formatValue } from '../values/values.ts'
import type { ValueFormat } from '../values/values.ts'
import type { Goal, Reading } from './queries.ts'
import { readingState } from '../readings/state.ts'

const HEIGHT = 176
/** A day is drawn at noon UTC, in every time zone. */
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)

function tooltip(reading: Reading, unit: Goal['metric']['unit'], valueFormat: ValueFormat): string {
  const { writing: locale } = valueFormat
  const day = new Intl.DateTimeFormat(locale.locale, { dateStyle: 'medium', timeZone: locale.timeZone })
  const state = readingState(reading)
  const text = `${day.format(new Date(reading.at))}: ${formatValue(reading.value, unit, valueFormat)}`
  return state ? `${text}\n${state.label}` : text
}

function chartInput(goal: Goal, now: number, valueFormat: ValueFormat) {
  const { baseline, target, startsOn, dueOn, series, metric } = goal
  const format = (value: number) => formatValue(value, metric.unit, valueFormat)
  const values = [baseline, target, ...series.map(({ value }) => value)]
  const range = Math.max(...values) - Math.min(...values)
  const short = new Intl.DateTimeFormat(valueFormat.writing.locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return {
    measured: series
      .map((reading) => ({
        at: Date.parse(reading.at),
        value: reading.value,
        isExcluded: !reading.counts,
        tooltip: tooltip(reading, metric.unit, valueFormat),
      }))
      .toSorted((one, other) => one.at - other.at),
    from: { at: noon(startsOn), value: baseline },
    to: { at: noon(dueOn), value: target, label: `${format(target)} by ${short.format(noon(dueOn))}` },
    now: { at: now, label: 'today' },
    value: (value: number) => formatTick(value, range, metric.unit, valueFormat),
    step: axisStep(range, metric.unit),
    day: (at: number) => short.format(at),
  }
}

/** A chart of the readings of a goal and the straight line from baseline to target. */
export function GoalChart({ goal, now }: { goal: Goal; now: number }) {
  const valueFormat = useValueFormat()
  const draw = useCallback(
    (canvas: Canvas) => goalProgress(chartInput(goal, now, valueFormat), canvas),
    [goal, now, valueFormat],
  )
  const { metric, baseline, target, dueOn, series } = goal
  const format = (value: number) => formatValue(value, metric.unit, valueFormat)
  const summary = `${metric.name}: ${formatCount(series.length, 'reading', String)}, from ${format(baseline)} to ${format(target)} by ${formatDay(dueOn, valueFormat.writing)}. ${goal.sentence}.`
  return <Chart draw={draw} height={HEIGHT} summary={summary} />
}
