import type { z } from 'zod'
import type { Scope } from '../../platform/scope/scope.ts'
import type { Plan, ReadOptions } from '../inspection/plan.ts'
import type { TableKind } from '../inspection/table-kind.ts'
import type { TableHead } from '../table/head.ts'
import type { Reject } from '../table/reject.ts'
import type { Counts } from './counts.ts'

/** A file to be imported. `Options`: what somebody chose about how it is read. */
export type ImportTask<Options = unknown> = {
  /** The import, which is also the batch under which its records are kept. */
  id: number
  filename: string
  /** Who brought the file in; a worker imports it. */
  by: string
  source: string
  path: string
  bytes: number
  plan: Plan
  options: Options & ReadOptions
  /** What the dry run counted; null while it runs. */
  counts: Counts | null
}

export type ReportProgress = (progress: { phase: string; rows: number; bytes: number }) => void

/** Where a kind reports rejected rows and progress. */
export type ImportSink = {
  reject(rejects: readonly Reject[]): Promise<void> | void
  report: ReportProgress
}

/** A kind of record that files contain: how such files go through the common import flow. */
export type ImportKind<Options = unknown> = TableKind<Options> & {
  /** Its name for people, such as "Orders". */
  label: string
  /** What one record is called, such as "order". */
  noun: string
  /** What somebody may choose about such a file. */
  options: z.ZodType<Options & ReadOptions>
  // Methods, so that a kind can stand in a list of kinds with other options.
  /** Whether a file of no known export seems to be of this kind. */
  isLikely(head: TableHead): boolean
  /** The dry run: reads the whole file and says what writing it would do. */
  stage(scope: Scope, task: ImportTask<Options>, sink: ImportSink): Promise<Counts>
  /** Whether what the dry run staged is still there; a kind without it stages nothing, and reads the file again. */
  isStaged?(scope: Scope, task: ImportTask<Options>): Promise<boolean>
  /** Writes the records in the open transaction, all of them or none. */
  write(scope: Scope, task: ImportTask<Options>, sink: ImportSink): Promise<Counts>
  /** Removes what was staged. */
  clear?(scope: Scope, importId: number): Promise<void>
  /** Cleans up after the transaction of `write`. */
  afterWrite?(scope: Scope, importId: number): Promise<void>
  /** Undoes the records of an import, in the open transaction. */
  undo(scope: Scope, importId: number): Promise<void>
}

/** Declares a kind of file. It takes effect with a line in kinds.ts. */
export const defineImportKind = <Options>(kind: ImportKind<Options>): ImportKind<Options> => kind
