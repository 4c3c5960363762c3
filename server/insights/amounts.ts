import { formatCount } from '../../values/count.ts'
import { NO_AMOUNTS, type Formatter } from './format.ts'

/** How many purchases there are, how many came without an amount, and how many in a currency without a rate. */
export type MoneyCounts = { purchases: number; unpriced: number; unrated: number }

/** Whether the sums of money are complete; every other state than `known` is shown beside them. */
export type MoneyState = MoneyCounts & {
  state: 'known' | 'not in the file' | 'partly' | 'missing rates'
  /** The currencies without a rate, if some purchases lack one. */
  currencies: string[]
}

/**
 * @param currencies those without a rate
 * @example moneyState({ purchases: 5, unpriced: 5, unrated: 0 }, []).state // 'not in the file'
 */
export function moneyState(counts: MoneyCounts, currencies: readonly string[]): MoneyState {
  return { ...counts, state: stateOf(counts), currencies: counts.unrated > 0 ? [...currencies] : [] }
}

function stateOf({ purchases, unpriced, unrated }: MoneyCounts): MoneyState['state'] {
  if (unrated > 0) return 'missing rates'
  if (unpriced === 0) return 'known'
  return unpriced === purchases ? 'not in the file' : 'partly'
}

/** Only the three counts, where sums carry more. */
export function countsOf({ purchases, unpriced, unrated }: MoneyCounts): MoneyCounts {
  return { purchases, unpriced, unrated }
}

/** Whether any sum can be made: some purchase has an amount in the company's currency. */
export function hasMoney({ purchases, unpriced, unrated }: MoneyCounts): boolean {
  return purchases === 0 || unpriced + unrated < purchases
}

/** What is missing from the sums; null when they are complete. */
export function moneySentence(money: MoneyState, { count }: Formatter): string | null {
  const { state, purchases, unpriced, unrated, currencies } = money
  if (state === 'known') return null
  if (state === 'not in the file') return NO_AMOUNTS
  const of = `of ${formatCount(purchases, 'purchase', count)}`
  const missing = `${count(unpriced)} ${of} came without an amount and ${unpriced === 1 ? 'is' : 'are'} not in the sums.`
  if (state === 'partly') return missing
  const named = currencies.length > 0 ? ` (${currencies.join(', ')})` : ''
  const rates = `${count(unrated)} ${of} ${unrated === 1 ? 'is' : 'are'} in a currency without a rate${named} and not in the sums. Set its rate and they will be.`
  return unpriced > 0 ? `${rates} ${missing}` : rates
}

/** The sentence of a finding about money, or the reason why no sum can be made. */
export function findingOrReason(finding: string, money: MoneyState, format: Formatter): string {
  return hasMoney(money) ? finding : (moneySentence(money, format) ?? finding)
}
