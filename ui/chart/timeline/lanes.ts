import type { Format } from '../canvas.ts'

/** Something that happened: when, in milliseconds since 1970, and how large; null if unknown. */
export interface TimelineEvent {
  at: number
  size: number | null
  /** Drawn hollow: it is shown but does not count. */
  isExcluded?: boolean
  tooltip: string
}

/** A period during which something was true; `to` is null while it still is. */
export interface Span {
  from: number
  to: number | null
  label: string
  tone: 'attention' | 'accent' | 'good'
  /** Somebody has addressed it: drawn fainter. */
  isMuted?: boolean
  tooltip: string
}

/** How much was going on in a day or a week. */
export interface ActivityBar {
  from: number
  to: number
  size: number
  tooltip: string
}

/** A note or a call. */
export interface Mark {
  at: number
  tooltip: string
}

export interface Timeline {
  events: TimelineEvent[]
  /** Periods to compare the events with, the longest first. */
  windows: { from: number; to: number; label: string }[]
  /** The stretch at the end in which nothing happened. */
  idle?: { from: number; to: number; label: string }
  spans?: Span[]
  /** Drawn under the axis, longer for more. */
  bars?: ActivityBar[]
  /** On the axis. */
  marks?: Mark[]
  from: number
  to: number
  day: Format
}
