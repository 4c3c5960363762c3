import type { ComponentType, ReactNode } from 'react'
import type { Counts, ImportOnPage } from './imports/queries.ts'
import type { PlanMutation } from './look/usePlan.ts'
import type { SampleFile } from './upload/samples.ts'

/** The lines of the table of counts; by default all of them. */
export type CountLine = 'fresh' | 'known' | 'changed' | 'newCustomers' | 'knownCustomers' | 'rejected'

/** What the pages of the import flow show for one kind of file, beyond what they show for every kind. */
export type KindPages = {
  label: string
  /** One sentence for the page on which the file is chosen. */
  lead: string
  /** What such a file should contain. */
  Expected: ComponentType
  sample: SampleFile
  /** The controls with which questions of this kind are answered, and what these questions are about. */
  questions?: {
    about: readonly string[]
    Controls: ComponentType<{ file: ImportOnPage; plan: PlanMutation }>
  }
  /** What to do about a question that no control answers. */
  hints?: Readonly<Record<string, ReactNode>>
  /** More about where the file comes from. */
  Origin?: ComponentType<{ file: ImportOnPage; plan: PlanMutation }>
  countLines?: readonly CountLine[]
  /** What writing a file would do, where the general sentence does not fit. */
  DryRunSentence?: ComponentType<{ file: ImportOnPage; counts: Counts }>
  /** What the file contains beside plain records, and the choices about it. */
  Aside?: ComponentType<{ file: ImportOnPage; counts: Counts }>
  /** What undoing does to the customers of the file. */
  undoNote?: string
  /** The page that shows the result; by default Insights. */
  result?: (file: ImportOnPage) => { href: string; label: string }
}
