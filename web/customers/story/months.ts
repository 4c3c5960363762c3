import type { Moment as MomentOf, StoryKind } from '../../timeline/moment.ts'
import type { Moment } from '../../timeline/queries.ts'

/** A column of the table: one count of a kind of moment. */
export type MonthColumn = { kind: string } & StoryKind['story']['columns'][number]

export const monthColumns = (kinds: readonly StoryKind[]): MonthColumn[] =>
  kinds.flatMap(({ kind, story }) => story.columns.map((column) => ({ kind, ...column })))

export interface Month {
  /** As `2026-11`. */
  month: string
  /** One for each column. */
  counts: readonly number[]
}

/** Counts moments by month, newest first; empty months are left out. */
export function countByMonth(moments: readonly Moment[], columns: readonly MonthColumn[]): Month[] {
  return [...Map.groupBy(moments, ({ day }) => day.slice(0, 7))]
    .map(([month, own]) => ({ month, counts: columns.map((column) => total(own, column)) }))
    .filter(({ counts }) => counts.some((count) => count > 0))
    .sort((one, other) => (one.month < other.month ? 1 : -1))
}

function total(moments: readonly Moment[], { kind, count }: MonthColumn): number {
  const own = moments.filter((moment) => moment.kind === kind) as MomentOf<unknown>[] as MomentOf<never>[]
  return own.reduce((sum, moment) => sum + count(moment), 0)
}
