import type { ReactNode } from 'react'
import type { Formatter } from '../../server/insights/format.ts'
import type { NameOf } from '../../server/signals/define-kind.ts'
import type { ActivityBar, Mark, Span, TimelineEvent } from '../../ui/chart/timeline/lanes.ts'
import type { LocaleSettings } from '../../ui/locale/settings.ts'
import type { Moment as AnyMoment } from './queries.ts'

/** One thing that happened with a customer; `detail` depends on its kind. */
export type Moment<Detail> = Omit<AnyMoment, 'detail'> & { detail: Detail }

export interface MomentProps<Detail> {
  moment: Moment<Detail>
  /** All moments of the line, newest first: of a kind that `isGrouped` there can be several. */
  moments: readonly Moment<Detail>[]
  /** The line above has the same day. */
  isSameDay: boolean
  customerId: number
}

/** How moments of one kind are shown, and how they are called in the filter. */
export interface MomentKind<Detail> {
  label: string
  /** What to say when there are none. */
  empty: string
  Line: (props: MomentProps<Detail>) => ReactNode
  /** Neighbouring moments of a month share a line. */
  isGrouped?: true
  story?: StoryPart<Detail>
}

/** What the tooltips of the story chart are written with. */
export interface StoryContext {
  locale: LocaleSettings
  /** Of amounts without a currency. */
  currency: string
  format: Formatter
  contactName: NameOf
}

/** A moment in the story chart: a circle, a stretch of time or a diamond. */
export type Drawing = { event: TimelineEvent } | { span: Span } | { mark: Mark }

/** How moments of one kind are drawn and counted in the story of a customer. */
export interface StoryPart<Detail> {
  /** Explains the drawing. */
  legend: string
  draw?: (moment: Moment<Detail>, context: StoryContext) => Drawing | null
  /** Bars below the axis, each for several days in a long history. */
  bars?: (moments: readonly Moment<Detail>[], daysPerBar: number, context: StoryContext) => ActivityBar[]
  /** Columns of the table by month: what a moment adds to its month. */
  columns: readonly { head: string; count: (moment: Moment<Detail>) => number; phone?: true }[]
}

/** A kind that is drawn. */
export interface StoryKind {
  kind: string
  story: StoryPart<never>
}
