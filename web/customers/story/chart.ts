import type { Span, Timeline } from '../../../ui/chart/timeline/lanes.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { KIND_NAMES } from '../../signals/labels.ts'
import type { CustomerSignal, Order } from '../queries.ts'
import type { CustomerEvents } from './events.ts'
import { exclusionReason } from '../orders/exclusion.ts'
import { noon, axisRange } from './axis.ts'
import { DAY_MS } from '../../../values/days.ts'
import { noteTooltip, orderTooltip, wrapText } from './tooltips.ts'

const TONES = { help: 'attention', ask: 'accent', thank: 'good' } as const

/** The locale settings, the currency, and the sentences of signals. */
export interface StoryContext {
  writing: LocaleSettings
  currency: string
  sentence: (signal: CustomerSignal) => string
}

/** The story without its log-ins, because their bars depend on the width of the chart. */
export type StoryModel = Omit<Timeline, 'bars'> & { logins: CustomerEvents['logins'] }

function orderPoint(order: Order, { currency, writing: locale }: StoryContext) {
  return {
    at: new Date(order.at).getTime(),
    size: order.amount === null ? null : Math.max(0, order.amount - order.refunded) || order.amount,
    isExcluded: exclusionReason(order) !== null,
    tooltip: orderTooltip(order, currency, locale),
  }
}

/** A signal as a time span. */
export function signalSpan(signal: CustomerSignal, tooltip: string): Span {
  return {
    from: signal.since * DAY_MS,
    to: signal.endedOn ? noon(signal.endedOn) : null,
    label: KIND_NAMES[signal.kind],
    tone: TONES[signal.group],
    isMuted: signal.state !== 'open',
    tooltip: wrapText(tooltip),
  }
}

function firstWindows(start: number) {
  return [90, 30].map((days) => ({ from: start, to: start + days * DAY_MS, label: `${days} days` }))
}

/**
 * Builds the story chart of one customer.
 *
 * @param firstDay of the first order that counts
 * @param isWhole false while earlier orders are loading: the chart then begins with the first loaded one
 * @param now in milliseconds since 1970
 */
export function buildStoryChart(
  { orders, logins, signals, notes }: CustomerEvents,
  firstDay: string | null,
  isWhole: boolean,
  now: number,
  telling: StoryContext,
): StoryModel {
  const { writing: locale } = telling
  const events = orders.map((order) => orderPoint(order, telling))
  const earliest = isWhole ? -Infinity : Math.min(...events.map(({ at }) => at))
  const isDrawn = (at: number) => at >= earliest
  const spans = signals.map((signal) => signalSpan(signal, telling.sentence(signal)))
  const marks = notes.map((note) => ({
    at: new Date(note.writtenAt).getTime(),
    tooltip: noteTooltip(note, locale),
  }))
  const drawn = {
    events,
    // An open signal lasts until today, although the axis may extend to the end of a window.
    spans: spans
      .filter(({ to }) => to === null || isDrawn(to))
      .map((span) => ({ ...span, to: span.to ?? now })),
    marks: marks.filter(({ at }) => isDrawn(at)),
    logins: logins.filter(({ day }) => isDrawn(noon(day))),
  }
  const moments = [
    ...[...events, ...drawn.marks].map(({ at }) => at),
    ...drawn.spans.map(({ from }) => from).filter(isDrawn),
    ...drawn.logins.map(({ day }) => noon(day)),
  ]
  const start = firstDay ? noon(firstDay) : null
  const isBegun = start !== null && isDrawn(start + DAY_MS)
  const spread = axisRange(moments, now, isBegun ? start + 95 * DAY_MS : Math.min(...moments) + 30 * DAY_MS)
  const format = new Intl.DateTimeFormat(locale.locale, { dateStyle: 'medium', timeZone: locale.timeZone })
  return { ...drawn, windows: isBegun ? firstWindows(start) : [], ...spread, day: (at) => format.format(at) }
}
