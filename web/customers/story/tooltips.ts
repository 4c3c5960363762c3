import { formatDate, formatDateTime, formatDay } from '../../../ui/date/format.ts'
import { formatMoney, formatNumber } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import type { Note, Order } from '../queries.ts'
import { exclusionReason } from '../orders/exclusion.ts'
import { formatCount } from '../../../values/count.ts'

/** The length of a tooltip line, about. */
const LINE = 46

/**
 * Breaks a text into lines of a readable length, because charts do not.
 *
 * @example wrapText('one two three', 8) // 'one two\nthree'
 */
export function wrapText(words: string, most = LINE): string {
  const lines = ['']
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1)!
    if (last !== '' && last.length + 1 + word.length > most) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join('\n')
}

export function orderTooltip(order: Order, own: string, locale: LocaleSettings): string {
  const currency = order.currency ?? own
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const why = exclusionReason(order)
  return [
    formatDate(new Date(order.at), locale),
    order.amount === null ? 'amount not told' : money(order.amount),
    ...(order.refunded > 0 ? [`${money(order.refunded)} given back`] : []),
    ...(why ? [`Does not count: ${why}`] : []),
  ].join('\n')
}

export function loginsTooltip(
  bar: { from: string; to: string; days: number; events: number; people: number },
  locale: LocaleSettings,
): string {
  const count = (value: number, noun: string) =>
    formatCount(value, noun, (number) => formatNumber(number, locale))
  const from = formatDay(bar.from, locale)
  const when = bar.days === 1 ? from : `${from} – ${formatDay(bar.to, locale)}`
  const people = bar.people > 1 ? `, up to ${formatNumber(bar.people, locale)} people a day` : ''
  const days = bar.days === 1 ? 'Logged in' : `Logged in on ${count(bar.days, 'day')}`
  return `${when}\n${days}, ${count(bar.events, 'event')}${people}`
}

export function noteTooltip({ kind, author, words, writtenAt }: Note, locale: LocaleSettings): string {
  const short = words.length > 220 ? `${words.slice(0, 220)} …` : words
  const what = kind === 'call' ? 'Call' : 'Note'
  return `${what} · ${author}\n${formatDateTime(new Date(writtenAt), locale)}\n${wrapText(short)}`
}
