import type { ReactNode } from 'react'
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
}
