import type { ActivityBar, Timeline } from '../../../ui/chart/timeline/lanes.ts'
import { dayIn, noon } from '../../../ui/date/days.ts'
import { DAY_MS } from '../../../values/days.ts'
import type { Moment, StoryContext, StoryKind } from '../../timeline/moment.ts'
import type { Moment as AnyMoment } from '../../timeline/queries.ts'
import { axisRange, daysPerBar, silenceSince } from './axis.ts'
import { formatDays } from './sentence.ts'

/** The story without its bars, because these depend on the width of the chart in pixels. */
export type StoryModel = Omit<Timeline, 'bars'> & {
  hasBars: boolean
  bars: (width: number) => ActivityBar[]
}

type Part = StoryKind & { moments: readonly Moment<never>[] }

/** The kinds that are drawn, each with its moments. */
function partsOf(moments: readonly AnyMoment[], kinds: readonly StoryKind[]): Part[] {
  const byKind = Map.groupBy(moments, ({ kind }) => kind)
  return kinds.map((one) => ({
    ...one,
    moments: (byKind.get(one.kind) ?? []) as Moment<unknown>[] as Moment<never>[],
  }))
}

function lanesOf(parts: readonly Part[], context: StoryContext, now: number) {
  const drawings = parts.flatMap(({ story, moments }) =>
    moments.flatMap((moment) => story.draw?.(moment, context) ?? []),
  )
  return {
    events: drawings.flatMap((one) => ('event' in one ? one.event : [])),
    marks: drawings.flatMap((one) => ('mark' in one ? one.mark : [])),
    spans: drawings.flatMap((one) => ('span' in one ? { ...one.span, to: one.span.to ?? now } : [])),
  }
}

/** The first 90 and 30 days, as far as they are over. */
function firstWindows(start: number, now: number) {
  return [90, 30].map((days) => {
    const left = Math.ceil((start + days * DAY_MS - now) / DAY_MS)
    const label = left > 0 ? `${days} days, ${left} left` : `${days} days`
    return { from: start, to: Math.min(now, start + days * DAY_MS), label }
  })
}

/** What the customer did: orders and log-ins. */
const isDone = ({ kind }: Part) => kind === 'orders' || kind === 'logins'

/**
 * Builds the story chart of one customer from the loaded part of their timeline; null: nothing is drawn.
 *
 * @param moments newest first
 * @param kinds the kinds that are drawn
 * @param firstDay of the first order that counts
 * @param isWhole false while earlier moments can be loaded: the chart then begins with the earliest loaded one
 * @param now in milliseconds since 1970
 */
export function buildStoryChart(
  moments: readonly AnyMoment[],
  kinds: readonly StoryKind[],
  firstDay: string | null,
  isWhole: boolean,
  now: number,
  context: StoryContext,
): StoryModel | null {
  const parts = partsOf(moments, kinds)
  const lanes = lanesOf(parts, context, now)
  const withBars = parts.filter(({ story, moments: own }) => story.bars && own.length > 0)
  const earliest = isWhole ? -Infinity : noon(moments.at(-1)?.day ?? '')
  const times = [
    ...[...lanes.events, ...lanes.marks].map(({ at }) => at),
    ...lanes.spans.map(({ from }) => from).filter((from) => from >= earliest),
    ...withBars.flatMap(({ moments: own }) => own.map(({ day }) => noon(day))),
  ]
  if (times.length === 0) return null
  const start = firstDay === null ? null : noon(firstDay)
  const isBegun = start !== null && start + DAY_MS >= earliest
  const range = axisRange(times, now)
  const { locale, timeZone } = context.locale
  const days = parts.filter(isDone).flatMap(({ moments: own }) => own.map(({ day }) => day))
  const label = (silent: number) => `Silent for ${formatDays(silent, context.locale)}`
  const idle = silenceSince(days, dayIn(new Date(now), timeZone), now, label)
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  return {
    ...lanes,
    ...range,
    windows: isBegun ? firstWindows(start, now) : [],
    ...(idle && { idle }),
    day: (at) => format.format(at),
    hasBars: withBars.length > 0,
    bars(width) {
      const days = daysPerBar((range.to - range.from) / DAY_MS, width)
      return withBars.flatMap(({ story, moments: own }) => story.bars?.(own, days, context) ?? [])
    },
  }
}
