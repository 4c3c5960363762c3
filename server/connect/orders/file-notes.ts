import { formatCount } from '../../../values/count.ts'
import { formatMoney } from '../../../values/money.ts'
import { formatPercent } from '../../../values/percent.ts'
import type { Aside } from './aside.ts'

type Manner = { locale: string; currency: string }
type Money = Aside['sales']

/** What the file contains beside plain sales, each in one sentence; empty for a plain file. */
export function asideSentences({ sales, returns, repeats }: Aside, manner: Manner): string[] {
  const count = (value: number) => value.toLocaleString(manner.locale)
  return [
    ...(returns.rows > 0 ? [returnsSentence(sales, returns, manner, count)] : []),
    ...unallocatedSentence(returns, manner),
    ...(repeats.rows > 0 ? [repeatsSentence(repeats, manner, count)] : []),
  ]
}

/** The same for a terminal, with the first repeated rows and the flags that change what is done. */
export function asideLines(aside: Aside, manner: Manner): string[] {
  const { returns, repeats } = aside
  const rows = repeats.first.map(({ line, order }) =>
    order === null ? `line ${line}` : `line ${line} (order ${order})`,
  )
  const more = repeats.rows > rows.length ? ', …' : ''
  return [
    ...asideSentences(aside, manner),
    ...(rows.length > 0
      ? [
          `Repeated: ${rows.join(', ')}${more}${repeats.dropped ? '' : '. They are dropped with --repeats drop'}.`,
        ]
      : []),
    ...(returns.rows > 0 && !returns.refund ? ['Returns count as refunds with --returns refund.'] : []),
  ]
}

function unallocatedSentence({ unallocated }: Aside['returns'], { currency, locale }: Manner): string[] {
  if (unallocated === null || unallocated === 0) return []
  return [`Of that, ${formatMoney(unallocated, currency, locale)} found no earlier order to refund.`]
}

function returnsSentence(
  sales: Money,
  { rows, value, refund }: Aside['returns'],
  manner: Manner,
  count: (value: number) => string,
): string {
  const [own, other] = [value[0], value[1]]
  const sold = own && sales.find(({ currency }) => currency === own.currency)?.amount
  const share = sold && !other ? `, ${formatPercent(own.amount / sold, manner.locale, 1)} of the sales` : ''
  const worth = value.length > 0 ? ` worth ${moneyText(value, manner)}${share}` : ''
  const [they, be, refunds] = rows === 1 ? ['It', 'is', 'a refund'] : ['They', 'are', 'refunds']
  const done = refund
    ? `${they} ${rows === 1 ? 'counts' : 'count'} as ${refunds} of the customers’ earlier orders.`
    : `${they} ${be} left out, so that revenue is higher by that much; ${they.toLowerCase()} can count as ${refunds} instead.`
  return `${formatCount(rows, 'row', count)} of known customers ${rows === 1 ? 'gives' : 'give'} something back${worth}. ${done}`
}

function repeatsSentence(
  { rows, value, dropped }: Aside['repeats'],
  manner: Manner,
  count: (value: number) => string,
): string {
  const worth = value.length > 0 ? ` (${moneyText(value, manner)})` : ''
  const repeat = rows === 1 ? 'repeats' : 'repeat'
  const [they, be, counts] = rows === 1 ? ['It', 'is', 'counts'] : ['They', 'are', 'count']
  const done = dropped
    ? `${they} ${be} dropped.`
    : `${they} ${be} kept and ${counts} again; ${they.toLowerCase()} can be dropped instead.`
  return `${formatCount(rows, 'row', count)} ${repeat} another row of the same order exactly${worth}. ${done}`
}

function moneyText(value: Money, { locale, currency: own }: Manner): string {
  return value.map(({ currency, amount }) => formatMoney(amount, currency ?? own, locale)).join(' and ')
}

/**
 * Which currencies a report on the file alone leaves out; none for a file in one currency.
 *
 * @param shown the currency of the report
 */
export function currencySentences(
  currencies: Aside['currencies'],
  { currency: shown, locale }: Manner,
): string[] {
  const named = currencies.flatMap(({ currency }) => currency ?? [])
  if (named.length < 2) return []
  const count = (value: number) => value.toLocaleString(locale)
  const list = currencies.map(({ currency, orders }) =>
    currency === null ? `${count(orders)} without a currency` : `${count(orders)} in ${currency}`,
  )
  const unnamed = currencies.find(({ currency }) => currency === null)?.orders ?? 0
  const taken = unnamed > 0 ? `, which is also taken for the ${unnamedText(unnamed, count)}` : ''
  const another = named.find((currency) => currency !== shown)
  return [
    `The orders are in several currencies: ${list.join(', ')}. Amounts are shown in ${shown}${taken}; amounts in other currencies are not in the sums. --currency ${another} shows another.`,
  ]
}

function unnamedText(orders: number, count: (value: number) => string): string {
  return orders === 1 ? 'order without a currency' : `${count(orders)} orders without a currency`
}
