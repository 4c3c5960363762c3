import { decimalText } from '../../../values/money.ts'
import { formatDay as isoDay } from '../../../server/platform/calendar/days.ts'
import { formatDay } from '../../../ui/date/format.ts'
import { formatMoney } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { GROUPS, KIND_NAMES } from '../labels.ts'
import type { Line, LineSignal } from '../queries.ts'
import type { CsvColumn } from '../../table/csv.ts'

const first = ({ signals }: Line) => signals[0]!

/** The columns of the export: one row per line, with the sentences of all its signals. */
export function waitingExport(
  locale: LocaleSettings,
  currency: string,
  sentence: (signal: LineSignal) => string,
): CsvColumn<Line>[] {
  const why = ({ signals }: Line) => signals.map(sentence).join(' ')
  return [
    { head: 'Customer', seen: ({ name }) => name, raw: ({ name }) => name },
    { head: 'Id', seen: () => '', raw: ({ customerId }) => customerId, rawOnly: true },
    { head: 'Group', seen: ({ group }) => GROUPS[group].title, raw: ({ group }) => group },
    { head: 'Reason', seen: (line) => KIND_NAMES[first(line).kind], raw: (line) => first(line).kind },
    { head: 'Why', seen: why, raw: why },
    {
      head: 'Began',
      seen: (line) => formatDay(isoDay(first(line).since), locale),
      raw: (line) => isoDay(first(line).since),
    },
    {
      head: 'Worth so far',
      seen: ({ total }) => (total === null ? 'not known' : formatMoney(total, currency, locale)),
      raw: ({ total }) => (total === null ? null : decimalText(total, currency)),
    },
    {
      head: 'With',
      seen: ({ assignee }) => assignee?.name ?? '',
      raw: ({ assignee }) => assignee?.name ?? null,
    },
  ]
}
