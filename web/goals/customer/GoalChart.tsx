import { useCallback } from 'react'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { course } from '../../../ui/chart/goal-progress/goal-progress.ts'
import type { Stage } from '../../../ui/chart/canvas.ts'
import { formatDay } from '../../../ui/number/format.ts'
import { useManner } from '../values/useValueFormat.ts'
import { stepOf, tickWords, valueWords } from '../values/values.ts'
import type { Manner } from '../values/values.ts'
import type { Goal, Reading } from './queries.ts'
import { fateOf } from '../readings/readingState.ts'

const HEIGHT = 176
/** Days are drawn where their noon is, whatever the zone. */
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)

function told(reading: Reading, unit: Goal['metric']['unit'], manner: Manner): string {
  const { writing } = manner
  const day = new Intl.DateTimeFormat(writing.locale, { dateStyle: 'medium', timeZone: writing.timeZone })
  const fate = fateOf(reading)
  const words = `${day.format(new Date(reading.at))}: ${valueWords(reading.value, unit, manner)}`
  return fate ? `${words}\n${fate.label}` : words
}

function courseOf(goal: Goal, now: number, manner: Manner) {
  const { baseline, target, startsOn, dueOn, series, metric } = goal
  const words = (value: number) => valueWords(value, metric.unit, manner)
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
        aside: !reading.counts,
        told: told(reading, metric.unit, manner),
      }))
      .toSorted((one, other) => one.at - other.at),
    from: { at: noon(startsOn), value: baseline },
    to: { at: noon(dueOn), value: target, label: `${words(target)} by ${short.format(noon(dueOn))}` },
    now: { at: now, label: 'today' },
    value: (value: number) => tickWords(value, range, metric.unit, manner),
    step: stepOf(range, metric.unit),
    day: (at: number) => short.format(at),
  }
}

/** The readings of a goal over the straight line from its baseline to its target. */
export function GoalPicture({ goal, now }: { goal: Goal; now: number }) {
  const manner = useManner()
  const draw = useCallback((stage: Stage) => course(courseOf(goal, now, manner), stage), [goal, now, manner])
  const { metric, baseline, target, dueOn, series } = goal
  const words = (value: number) => valueWords(value, metric.unit, manner)
  const summary = `${metric.name}: ${series.length} readings, from ${words(baseline)} to ${words(target)} by ${formatDay(dueOn, manner.writing)}. ${goal.words}.`
  return <Chart draw={draw} height={HEIGHT} summary={summary} />
}
