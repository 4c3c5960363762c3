import { mappingText } from '../inspection/mapping.ts'
import type { Plan } from '../inspection/plan.ts'
import { readOptionsSchema } from '../inspection/schema.ts'
import type { TableOptions } from '../table/head.ts'
import { kindOf, type KindName } from './kinds.ts'
import type { PlanChange } from './schema.ts'
import type { StoredImport } from './store.ts'

const tableOptionsSchema = readOptionsSchema.pick({
  encoding: true,
  separator: true,
  preamble: true,
  header: true,
})

/** The options that say how bytes become cells; they hold for every kind of file. */
export const tableOptions = (options: Record<string, unknown>): TableOptions =>
  tableOptionsSchema.strip().parse(options)

/** The source of a file that nobody named: that of its format. */
export const defaultSource = (kind: KindName, plan: Plan): string =>
  kindOf(kind).formats[plan.format]?.source ?? 'file'

/** The options of an import with a change; null removes one. Another kind of file has other fields and questions. */
export function changedOptions(
  { kind, plan }: Pick<StoredImport, 'kind' | 'plan'>,
  change: PlanChange,
): Record<string, unknown> {
  const isSameKind = change.kind === undefined || change.kind === kind
  const options = {
    ...(isSameKind ? plan.options : tableOptions(plan.options)),
    ...change.options,
    ...(change.mapping ? { mapping: mappingText(change.mapping) } : {}),
  }
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null))
}
