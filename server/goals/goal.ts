import type { Computation } from './metrics/computation.ts'
import type { Status } from './progress/standing.ts'
import type { NewMetric } from './schema.ts'

export type Unit = NewMetric['unit']

export type Metric = {
  id: number
  name: string
  unit: Unit
  direction: 'up' | 'down'
  source: NewMetric['source']
  computation: Computation | null
  key: string
  archivedAt: Date | null
  /** The number of its goals, and of their customers. */
  goals: number
  customers: number
}

export type Reading = {
  id: number
  customerId: number
  metricId: number
  value: number
  at: Date
  source: string
  sourceId: string
  reportedBy: string
  toldAt: Date
  /** The reading that this one corrects, and the one that corrects this one. */
  corrects: number | null
  correctedBy: number | null
  dispute: { words: string; by: string; at: Date } | null
  /** How the dispute was answered. */
  settled: { answer: string; by: string; at: Date } | null
  /** The imported files that contain it; empty when it was entered or sent on its own. */
  batchIds: number[]
  /** Whether it counts towards progress. */
  counts: boolean
}
export type ReadingPage = { readings: Reading[]; next: string | null }

/** A goal with its standing; days as YYYY-MM-DD. */
export type Goal = {
  id: number
  customerId: number
  customerName: string
  outcome: string
  metric: { id: number; name: string; unit: Unit; direction: 'up' | 'down'; key: string }
  baseline: number
  target: number
  agreedOn: string | null
  startsOn: string
  dueOn: string
  template: string | null
  teamOwner: { id: string; name: string } | null
  customerOwner: { id: number; name: string } | null
  status: Status
  /** 0 at the baseline, 1 at the target, more beyond it; null without a reading. */
  progress: number | null
  /** Progress expected on the straight line by the day of the latest reading, or by today without one. */
  expected: number
  latest: number | null
  latestAt: Date | null
  /** The number of readings in its period that count. */
  readings: number
  reachedOn: string | null
  /** Progress and pace in a sentence. */
  words: string
  /** A status that a person set; it overrides the computed one. */
  said: { status: Status; reason: string | null; by: string; at: Date } | null
  createdAt: Date
  createdBy: string
}
export type GoalPage = { goals: Goal[]; next: string | null }
export type GoalCounts = Record<Status, number>

export type Milestone = {
  id: number
  goalId: number
  title: string
  dueOn: string | null
  reachedOn: string | null
}
export type Comment = {
  id: number
  goalId: number
  words: string
  side: 'team' | 'customer'
  author: string
  writtenAt: Date
}
export type GoalDetails = Goal & { series: Reading[]; milestones: Milestone[]; comments: Comment[] }

/** The result of applying a template, or of its dry run; `left` counts the customers left out, by reason. */
export type AppliedTemplate = {
  customers: number
  made: number
  left: { hasIt: number; noReading: number; noTarget: number; unknown: number }
}

/** The result of importing readings. */
export type ImportedReadings = { told: number; known: number; faults: ReadingFault[] }
export type ReadingFault = { index: number; reason: string }

export type ReadingBatch = {
  id: number
  filename: string
  counts: { told: number; known: number; left: number }
  madeBy: string
  madeAt: Date
  undoneAt: Date | null
}
