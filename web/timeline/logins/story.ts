import type { LoginsMoment } from '../../../server/usage/moment-store.ts'
import type { ActivityBar } from '../../../ui/chart/timeline/lanes.ts'
import { formatDay } from '../../../ui/date/format.ts'
import { formatNumber } from '../../../ui/number/format.ts'
import { formatCount } from '../../../values/count.ts'
import { DAY_MS } from '../../../values/days.ts'
import type { Moment, StoryContext, StoryPart } from '../moment.ts'

type LoginDay = Pick<Moment<LoginsMoment>, 'day' | 'detail'>

/** What a bar says of its days with a log-in: their events, and the most people of a day. */
function tooltip(moments: readonly LoginDay[], { locale }: Pick<StoryContext, 'locale'>): string {
  const count = (value: number, noun: string) =>
    formatCount(value, noun, (number) => formatNumber(number, locale))
  const days = moments.map(({ day }) => day).sort()
  const [first, last] = [days[0]!, days.at(-1)!].map((day) => formatDay(day, locale))
  const most = Math.max(...moments.map(({ detail }) => detail.contacts))
  const people = most > 1 ? `, up to ${formatNumber(most, locale)} people a day` : ''
  const logins = days.length === 1 ? 'Logged in' : `Logged in on ${count(days.length, 'day')}`
  return `${days.length === 1 ? first : `${first} – ${last}`}\n${logins}, ${count(eventsOf(moments), 'event')}${people}`
}

const eventsOf = (moments: readonly LoginDay[]) => moments.reduce((sum, { detail }) => sum + detail.events, 0)

/** Days with a log-in as bars, each for one day or for several. A bar is as long as there were events. */
export function loginBars(
  moments: readonly LoginDay[],
  daysPerBar: number,
  context: Pick<StoryContext, 'locale'>,
): ActivityBar[] {
  const width = daysPerBar * DAY_MS
  const bars = Map.groupBy(moments, ({ day }) => Math.floor(Date.parse(day) / width))
  return [...bars].map(([bar, own]) => ({
    from: bar * width,
    to: (bar + 1) * width,
    size: eventsOf(own),
    tooltip: tooltip(own, context),
  }))
}

export const loginsStory: StoryPart<LoginsMoment> = {
  legend:
    'Bars below the line are days with a log-in; longer bars mean more activity (in a long history, each bar is one or four weeks).',
  bars: loginBars,
  columns: [
    { head: 'Log-in days', count: () => 1, phone: true },
    { head: 'Events', count: ({ detail }) => detail.events },
  ],
}
