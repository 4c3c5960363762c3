import type { Scope } from '../../platform/scope/scope.ts'
import type { Reject } from '../table/reject.ts'
import type { Counts, ImportKindName } from './schema.ts'

/** A file to be imported. `Options`: what somebody chose about how it is read. */
export type ImportTask<Options> = {
  /** The import, which is also the batch under which its records are kept; null in a dry run that is not kept. */
  id: number | null
  filename: string
  source: string
  /** Where the file is, or `content` for one that is imported within its request. */
  path: string
  bytes: number
  content: Buffer | null
  options: Options
  customersAre: 'company' | 'person'
  counts: Counts | null
}

/** Where a kind reports rejected rows and progress. */
export type ImportSink = {
  reject(rejects: readonly Reject[]): Promise<void> | void
  report: ReportProgress
}
export type ReportProgress = (progress: { phase: string; rows: number; bytes: number }) => void

/** The result of an import or of its dry run; `details` are further fields of the kind's own response. */
export type ImportOutcome<Details> = { counts: Counts; details: Details }

/** A kind of record that files contain: how such files go through the common import flow. */
export type ImportKind<Options, Details = null> = {
  name: ImportKindName
  /** The dry run: reads the whole file and says what writing it would do. */
  stage(scope: Scope, task: ImportTask<Options>, sink: ImportSink): Promise<ImportOutcome<Details>>
  /** Whether what the dry run staged is still there; without it, nothing is kept between dry run and run. */
  isStaged?(scope: Scope, task: ImportTask<Options>): Promise<boolean>
  /** Writes the records in the open transaction, all of them or none. */
  write(scope: Scope, task: ImportTask<Options>, sink: ImportSink): Promise<ImportOutcome<Details>>
  /** Removes what was staged. */
  clear?(scope: Scope, importId: number): Promise<void>
  /** Cleans up after the transaction of `write`. */
  afterWrite?(scope: Scope, importId: number): Promise<void>
  /** Undoes the records of an import, in the open transaction. */
  undo(scope: Scope, importId: number): Promise<void>
}
