import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { Metric } from './schema.ts'
import type { NewMetric } from '../schema.ts'
import * as store from './store.ts'
import type { Template } from '../templates/catalogue.ts'

/** All metrics with the number of their goals, sorted by name, archived ones last. */
export const metrics = (scope: Scope): Promise<Metric[]> => store.metrics(scope.db)

/** @throws Refusal 404 when there is none */
export async function metric({ db }: Pick<Scope, 'db'>, id: number): Promise<Metric> {
  return (await store.metric(db, id)) ?? unknownMetric(id)
}

/** @throws Refusal 404 */
export function unknownMetric(id: number): never {
  throw new Refusal(404, 'metric_unknown', `There is no metric ${id}. Choose one from the list.`)
}

/**
 * Creates a metric by which goals can be measured.
 *
 * @throws Refusal 409 when another metric has the key; 400 when a computed metric has no computation, or any other has one
 */
export async function makeMetric(scope: Scope, metric: NewMetric): Promise<{ id: number }> {
  if ((metric.source === 'computed') !== (metric.computation !== null))
    throw new Refusal(
      400,
      'computation',
      'A metric with "source": "computed" says how in "computation"; any other has none.',
    )
  const key = metric.key ?? keyOf(metric.name)
  if (key === '')
    throw new Refusal(
      400,
      'metric_key',
      `"${metric.name}" has no letter from a to z and no digit: give a "key" too.`,
    )
  const id = await store.insertMetric(scope.db, { ...metric, key }, scope.now)
  if (id !== null) return { id }
  throw new Refusal(
    409,
    'metric_known',
    `There is a metric with the key "${key}" already. Use it, or give another key.`,
  )
}

/** @example keyOf('Open rate (%)') // 'open_rate' */
export function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 100)
}

/** The key stays, so that programs can go on sending readings. */
export async function renameMetric(scope: Scope, id: number, name: string): Promise<void> {
  if (!(await store.renameMetric(scope.db, id, name))) await metric(scope, id)
}

/** An archived metric is not offered for new goals; existing goals go on. Archiving twice has no further effect. */
export async function archiveMetric(scope: Scope, id: number): Promise<void> {
  if (!(await store.archiveMetric(scope.db, id, scope.now))) await metric(scope, id)
}

/** Undoes archiving. */
export async function restoreMetric(scope: Scope, id: number): Promise<void> {
  if (!(await store.archiveMetric(scope.db, id, null))) await metric(scope, id)
}

/**
 * The metric of a template; created when there is none with its key.
 *
 * @throws Refusal 409 when the metric with that key has another unit or direction
 */
export async function ensureTemplateMetric(scope: Scope, template: Template): Promise<Metric> {
  return inTransaction(scope, async (scope) => {
    const fresh = { ...template.metric, source: 'team' as const, computation: null }
    await store.insertMetric(scope.db, fresh, scope.now)
    return (await matchingMetric(scope, template))!
  })
}

/** The metric of a template, or null when there is none with its key. @throws Refusal 409 when it differs */
export async function matchingMetric({ db }: Scope, { metric }: Template): Promise<Metric | null> {
  const existing = await store.metricByKey(db, metric.key)
  if (!existing || (existing.unit === metric.unit && existing.direction === metric.direction)) return existing
  throw new Refusal(
    409,
    'metric_differs',
    `The metric "${metric.key}" has a different unit or direction here than in the template. Create the goal without the template.`,
  )
}

/** @throws Refusal 409 when the metric is archived */
export function refuseArchived({ name, archivedAt }: Metric): void {
  if (archivedAt)
    throw new Refusal(409, 'metric_archived', `${name} is archived. Restore it, or choose another metric.`)
}

/** The metrics that are computed from events, and the last day of which each is computed. */
export const computedMetrics = ({ db }: Scope): Promise<store.ComputedMetric[]> => store.computedMetrics(db)

/** Remembers that a metric is computed up to a day. */
export const markComputed = ({ db }: Scope, id: number, day: string): Promise<void> =>
  store.markComputed(db, id, day)
