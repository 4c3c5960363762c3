import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import * as connect from '../server/connect/imports/imports.ts'
import type { Counts } from '../server/connect/imports/counts.ts'
import { runStep } from '../server/connect/imports/steps.ts'
import type { ReadOptions } from '../server/connect/inspection/plan.ts'
import { readConfig } from '../server/platform/process/config.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { openRuntime } from '../server/runtime.ts'
import { progressLine } from './progress.ts'

/**
 * Reads a file of orders into a database that is deleted afterwards.
 *
 * @param hooks what sets up the company before the file is read, and what follows from the dry run
 * @param work gets the number of the import and the counts of its rows
 */
export async function withImportedOrders(
  file: string,
  options: ReadOptions,
  hooks: {
    prepare?: (scope: Scope) => Promise<void>
    afterDryRun?: (scope: Scope, counts: Counts) => Promise<void>
  },
  work: (scope: Scope, id: number, counts: Counts) => Promise<void>,
): Promise<void> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'rondo-report-'))
  try {
    const runtime = await openRuntime(() => undefined, { ...readConfig({}), data })
    try {
      const scope = runtime.scope()
      await hooks.prepare?.(scope)
      const { id } = await connect.openImport(scope, file, path.basename(file), options, { kind: 'orders' })
      const progress = progressLine((await stat(file)).size)
      const tried = (await runStep(scope, id, 'stage', progress.update))!
      await hooks.afterDryRun?.(scope, tried)
      const counts = (await runStep(scope, id, 'apply', progress.update))!
      progress.end()
      await work(scope, id, counts)
    } finally {
      await runtime.close()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}
