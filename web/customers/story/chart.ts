import type { Span, Thread } from '../../../ui/chart/timeline/timeline.ts'
import type { Writing } from '../../../ui/number/format.ts'
import { KIND_NAMES } from '../../signals/labels.ts'
import type { CustomerSignal, Order } from '../queries.ts'
import type { Happened } from '../../timeline/entries.ts'
import { whyNot } from '../orders/exclusion.ts'
import { DAY, noon, spreadOf } from './axis.ts'
import { toldOfNote, toldOfOrder, wrapped } from './tooltips.ts'

const TONES = { help: 'attention', ask: 'accent', thank: 'good' } as const

/** How things are written, and what a signal says. */
export interface Telling {
  writing: Writing
  currency: string
  sentence: (signal: CustomerSignal) => string
}

/** The story but for its log-ins, whose bars depend on the width of the picture. */
export type Told = Omit<Thread, 'bars'> & { logins: Happened['logins'] }

function happeningOf(order: Order, { currency, writing }: Telling) {
  return {
    at: new Date(order.at).getTime(),
    size: order.amount === null ? null : Math.max(0, order.amount - order.refunded) || order.amount,
    aside: whyNot(order) !== null,
    told: toldOfOrder(order, currency, writing),
  }
}

/** A signal as a stretch of time. */
export function spanOf(signal: CustomerSignal, told: string): Span {
  return {
    from: signal.since * DAY,
    to: signal.endedOn ? noon(signal.endedOn) : null,
    label: KIND_NAMES[signal.kind],
    tone: TONES[signal.group],
    quiet: signal.state !== 'open',
    told: wrapped(told),
  }
}

function windowsFrom(start: number) {
  return [90, 30].map((days) => ({ from: start, to: start + days * DAY, label: `${days} days` }))
}

/**
 * What is drawn of one customer.
 *
 * @param firstDay of the first order that counts
 * @param isWhole false while earlier orders are not there yet: the picture then begins with the first that is
 * @param now in milliseconds since 1970
 */
export function storyOf(
  { orders, logins, signals, notes }: Happened,
  firstDay: string | null,
  isWhole: boolean,
  now: number,
  telling: Telling,
): Told {
  const { writing } = telling
  const happenings = orders.map((order) => happeningOf(order, telling))
  const earliest = isWhole ? -Infinity : Math.min(...happenings.map(({ at }) => at))
  const isDrawn = (at: number) => at >= earliest
  const spans = signals.map((signal) => spanOf(signal, telling.sentence(signal)))
  const marks = notes.map((note) => ({
    at: new Date(note.writtenAt).getTime(),
    told: toldOfNote(note, writing),
  }))
  const drawn = {
    happenings,
    // What holds still has come to today; the axis may reach further, to the end of a window.
    spans: spans
      .filter(({ to }) => to === null || isDrawn(to))
      .map((span) => ({ ...span, to: span.to ?? now })),
    marks: marks.filter(({ at }) => isDrawn(at)),
    logins: logins.filter(({ day }) => isDrawn(noon(day))),
  }
  const moments = [
    ...[...happenings, ...drawn.marks].map(({ at }) => at),
    ...drawn.spans.map(({ from }) => from).filter(isDrawn),
    ...drawn.logins.map(({ day }) => noon(day)),
  ]
  const start = firstDay ? noon(firstDay) : null
  const isBegun = start !== null && isDrawn(start + DAY)
  const spread = spreadOf(moments, now, isBegun ? start + 95 * DAY : Math.min(...moments) + 30 * DAY)
  const format = new Intl.DateTimeFormat(writing.locale, { dateStyle: 'medium', timeZone: writing.timeZone })
  return { ...drawn, windows: isBegun ? windowsFrom(start) : [], ...spread, day: (at) => format.format(at) }
}
