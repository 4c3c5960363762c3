/** For tests: brings in a file by its content, as a user does: upload, dry run, run. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Scope } from '../../platform/scope/scope.ts'
import type { Reject } from '../table/reject.ts'
import type { Counts } from './counts.ts'
import { existingImport, openImport, summariseImportRejects } from './imports.ts'
import type { KindName } from './kinds.ts'
import type { StoredPlan } from './schema.ts'
import { runStep } from './steps.ts'

export type ImportedContent = {
  id: number
  kind: KindName
  counts: Counts
  rejects: Reject[]
  plan: NonNullable<StoredPlan['plan']>
}

let files = 0

/** @param isDry stops after the dry run */
export async function importContent(
  scope: Scope,
  content: string | Buffer,
  {
    filename = 'file.csv',
    kind,
    source,
    isDry = false,
    ...options
  }: { filename?: string; kind?: KindName; source?: string; isDry?: boolean; [option: string]: unknown } = {},
): Promise<ImportedContent> {
  const file = path.join(scope.data, `${files++}-${filename}`)
  await writeFile(file, content)
  const { id } = await openImport(scope, file, filename, options, { kind, source })
  let counts = (await runStep(scope, id, 'stage'))!
  if (!isDry) counts = (await runStep(scope, id, 'apply'))!
  const { rows } = await summariseImportRejects(scope, id, 1000)
  const stored = await existingImport(scope, id)
  return { id, kind: stored.kind, counts, rejects: rows, plan: stored.plan.plan! }
}
