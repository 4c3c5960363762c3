import { formatDate } from '../../../ui/date/format.ts'
import { formatMoney, formatNumber } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import type { Change, Kind, Subscription } from './queries.ts'
import { formatCount } from '../../../values/count.ts'

/** Each kind of change as worded in the history, on its button, and in the list of choices. */
export const CHANGES: Record<Kind, { past: string; verb: string; choice: string }> = {
  started: { past: 'Started', verb: 'Start it', choice: 'It started' },
  renewed: { past: 'Renewed', verb: 'Record the renewal', choice: 'They renewed it' },
  upgraded: { past: 'Upgraded', verb: 'Record the upgrade', choice: 'They pay more from now on' },
  downgraded: { past: 'Downgraded', verb: 'Record the downgrade', choice: 'They pay less from now on' },
  paused: { past: 'Paused', verb: 'Pause it', choice: 'They paused it' },
  resumed: { past: 'Resumed', verb: 'Resume it', choice: 'They resumed it' },
  cancelled: { past: 'Cancelled', verb: 'Cancel it', choice: 'They cancelled it, or gave notice' },
}

const POSSIBLE: Record<Subscription['state'], Kind[]> = {
  active: ['upgraded', 'downgraded', 'renewed', 'paused', 'cancelled'],
  paused: ['resumed', 'cancelled'],
  cancelled: ['resumed'],
}

/** The changes that are possible in a state. @example possibleChanges('paused') // ['resumed', 'cancelled'] */
export const possibleChanges = (state: Subscription['state']): Kind[] => POSSIBLE[state]

export const NEEDS_AMOUNT: readonly Kind[] = ['started', 'upgraded', 'downgraded']
export const MAY_HAVE_AMOUNT: readonly Kind[] = ['renewed', 'resumed']
export const HAS_TERM: readonly Kind[] = ['started', 'renewed']
export const HAS_REASON: readonly Kind[] = ['paused', 'cancelled', 'downgraded']

/** The decimal separator of the locale. @example decimalMark('de-DE') // ',' */
export function decimalMark(locale: string): '.' | ',' {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.'
}

/** The title of a subscription; generated names are not shown. @example subscriptionTitle({ product: null, source: 'hand', name: '0b1c…' }) // 'Subscription' */
export function subscriptionTitle({
  product,
  source,
  name,
}: Pick<Subscription, 'product' | 'source' | 'name'>): string {
  return product ?? (source === 'hand' ? 'Subscription' : name)
}

/** Describes the term by which a subscription renews automatically. @example describeTerm({ termMonths: 12, changes: [] }, { locale: 'en-GB', timeZone: 'UTC' }) // 'assumed every 12 months' */
export function describeTerm(
  { termMonths, changes }: { termMonths: number | null; changes: readonly Pick<Change, 'termMonths'>[] },
  localeSettings: LocaleSettings,
): string {
  const months =
    termMonths === 1
      ? 'month'
      : formatCount(termMonths ?? 0, 'month', (value) => formatNumber(value, localeSettings))
  const isRecorded = changes.some((change) => change.termMonths !== null)
  return isRecorded ? `by its term of ${termMonths === 1 ? 'a month' : months}` : `assumed every ${months}`
}

/**
 * Describes a notice of cancellation as a line of the timeline.
 */
export function describeNotice(
  { day, product, reason }: Pick<Change, 'day' | 'product' | 'reason'>,
  of: Pick<Subscription, 'product' | 'source' | 'name'>,
  localeSettings: LocaleSettings,
): string {
  const named = nameOf(product, of)
  const ends = formatDate(new Date(day), { ...localeSettings, timeZone: 'UTC' })
  return `Gave notice${named ? ` of ${named}` : ''} for ${ends}${reason ? `: ${reason}` : ''}`
}

/** null: it has no name. */
function nameOf(
  product: string | null,
  of: Pick<Subscription, 'product' | 'source' | 'name'>,
): string | null {
  return product ?? of.product ?? (of.source === 'hand' ? null : of.name)
}

type DescribedChange = Pick<Change, 'kind' | 'product' | 'monthly' | 'currency' | 'termMonths' | 'reason'>

/**
 * Describes a change of a subscription as a line of the timeline.
 */
export function describeChange(
  { kind, product, monthly, currency, termMonths, reason }: DescribedChange,
  of: Pick<Subscription, 'product' | 'source' | 'name'>,
  localeSettings: LocaleSettings,
): string {
  const named = nameOf(product, of)
  const what = named ?? (kind === 'started' ? 'a subscription' : null)
  const term =
    termMonths && `for ${formatCount(termMonths, 'month', (value) => formatNumber(value, localeSettings))}`
  const did = [CHANGES[kind].past, what, term].filter(Boolean).join(' ')
  const moves = kind === 'upgraded' || kind === 'downgraded' ? ' to' : ','
  const price = monthly === null ? '' : `${moves} ${formatMoney(monthly, currency, localeSettings)} a month`
  return `${did}${price}${reason ? `: ${reason}` : ''}`
}
