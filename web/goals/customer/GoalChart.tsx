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

function tooltip(reading: Reading, unit: Goal['metric']['unit'], manner: ValueFormat): string {
  const { writing } = manner
  const day = new Intl.DateTimeFormat(writing.locale, { dateStyle: 'medium', timeZone: writing.timeZone })
  const fate = readingState(reading)
  const words = `${day.format(new Date(reading.at))}: ${formatValue(reading.value, unit, manner)}`
  return fate ? `${words}\n${fate.label}` : words
}

function chartInput(goal: Goal, now: number, manner: ValueFormat) {
  const { baseline, target, startsOn, dueOn, series, metric } = goal
  const words = (value: number) => formatValue(value, metric.unit, manner)
  const values = [baseline, target, ...series.map(({ value }) => value)]
  const range = Math.max(...values) - Math.min(...values)
  const short = new Intl.DateTimeFormat(manner.writing.locale, {
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
        tooltip: tooltip(reading, metric.unit, manner),
      }))
      .toSorted((one, other) => one.at - other.at),
    from: { at: noon(startsOn), value: baseline },
    to: { at: noon(dueOn), value: target, label: `${words(target)} by ${short.format(noon(dueOn))}` },
    now: { at: now, label: 'today' },
    value: (value: number) => formatTick(value, range, metric.unit, manner),
    step: axisStep(range, metric.unit),
    day: (at: number) => short.format(at),
  }
}

/** A chart of the readings of a goal and the straight line from baseline to target. */
export function GoalChart({ goal, now }: { goal: Goal; now: number }) {
  const manner = useValueFormat()
  const draw = useCallback(
    (stage: Canvas) => goalProgress(chartInput(goal, now, manner), stage),
    [goal, now, manner],
  )
  const { metric, baseline, target, dueOn, series } = goal
  const words = (value: number) => formatValue(value, metric.unit, manner)
  const summary = `${metric.name}: ${series.length} readings, from ${words(baseline)} to ${words(target)} by ${formatDay(dueOn, manner.writing)}. ${goal.words}.`
  return <Chart draw={draw} height={HEIGHT} summary={summary} />
}
