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
  /** In how many goals it is, and of how many customers. */
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
  /** The reading that this one puts right, and the one that puts this one right. */
  corrects: number | null
  correctedBy: number | null
  dispute: { words: string; by: string; at: Date } | null
  /** What the dispute was answered with. */
  settled: { answer: string; by: string; at: Date } | null
  /** The files that told it; none: it was told one by one. */
  batchIds: number[]
  /** Whether progress is measured by it. */
  counts: boolean
}
export type ReadingPage = { readings: Reading[]; next: string | null }

/** Days as text. */
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
  /** 0 at the baseline, 1 at the target, above beyond it; null without a reading. */
  progress: number | null
  /** Where the straight line is on the day of the latest reading, or today without one. */
  expected: number
  latest: number | null
  latestAt: Date | null
  /** How many readings of its time count. */
  readings: number
  reachedOn: string | null
  /** How far and how fast, in a sentence. */
  words: string
  /** A person's word, when it stands over the readings. */
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

/** What applying a template came to, or would; `left` are customers by why they were left out. */
export type AppliedTemplate = {
  customers: number
  made: number
  left: { hasIt: number; noReading: number; noTarget: number; unknown: number }
}

/** What telling readings came to. */
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
