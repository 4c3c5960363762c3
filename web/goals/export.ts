import { formatDay } from '../../ui/date/format.ts'
import type { CsvColumn } from '../table/csv.ts'
import { STATUSES } from './statuses.ts'
import type { ListedGoal } from './queries.ts'
import { formatValue } from './values/values.ts'
import type { ValueFormat } from './values/values.ts'

/** The columns for exporting goals: formatted as on the page, and as plain numbers. */
export function exportColumns(valueFormat: ValueFormat): CsvColumn<ListedGoal>[] {
  const plain = (head: string, of: (goal: ListedGoal) => string | null): CsvColumn<ListedGoal> => ({
    head,
    seen: (goal) => of(goal) ?? '',
    raw: of,
  })
  const value = (head: string, of: (goal: ListedGoal) => number | null): CsvColumn<ListedGoal> => ({
    head,
    seen: (goal) => (of(goal) === null ? '' : formatValue(of(goal)!, goal.metric.unit, valueFormat)),
    raw: of,
  })
  return [
    plain('Customer', ({ customerName }) => customerName),
    { head: 'Id', seen: () => '', raw: ({ customerId }) => customerId, rawOnly: true },
    plain('Goal', ({ outcome }) => outcome),
    { head: 'Stands', seen: ({ status }) => STATUSES[status].label, raw: ({ status }) => status },
    plain('Progress', ({ sentence }) => sentence),
    { head: 'Share of the way', seen: () => '', raw: ({ progress }) => progress, rawOnly: true },
    plain('Metric', ({ metric }) => metric.name),
    value('Baseline', ({ baseline }) => baseline),
    value('Latest', ({ latest }) => latest),
    value('Target', ({ target }) => target),
    { head: 'Due', seen: ({ dueOn }) => formatDay(dueOn, valueFormat.writing), raw: ({ dueOn }) => dueOn },
    plain('With', ({ teamOwner }) => teamOwner?.name ?? null),
  ]
}
