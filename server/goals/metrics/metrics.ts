import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { Metric } from '../goal.ts'
import type { NewMetric } from '../schema.ts'
import * as store from './store.ts'
import type { Template } from '../templates/catalogue.ts'

/** Every metric with how often it is used, those in use first by name, archived ones last. */
export const metrics = (scope: Scope): Promise<Metric[]> => store.metrics(scope.db)

/** @throws Refusal 404 when there is none */
export async function metric({ db }: Pick<Scope, 'db'>, id: number): Promise<Metric> {
  const found = await store.metric(db, id)
  return found ?? unknownMetric(id)
}

/** @throws Refusal 404 */
export function unknownMetric(id: number): never {
  throw new Refusal(404, 'metric_unknown', `There is no metric ${id}. Choose one of the list.`)
}

/**
 * A new number by which goals can be measured.
 *
 * @throws Refusal 409 when its key is another's; 400 when a computed one does not say how, or another one does
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
      `"${metric.name}" has no letter from a to z and no digit: say a "key" too.`,
    )
  const id = await store.insertMetric(scope.db, { ...metric, key }, scope.now)
  if (id !== null) return { id }
  throw new Refusal(
    409,
    'metric_known',
    `There is a metric with the key "${key}" already. Use it, or say another key.`,
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

/** Its key stays, so that programs go on telling it. */
export async function renameMetric(scope: Scope, id: number, name: string): Promise<void> {
  if (!(await store.renameMetric(scope.db, id, name))) await metric(scope, id)
}

/** No longer offered; goals that are measured by it go on. Done twice it is archived once. */
export async function archiveMetric(scope: Scope, id: number): Promise<void> {
  if (!(await store.archiveMetric(scope.db, id, scope.now))) await metric(scope, id)
}

/** Offered again. */
export async function restoreMetric(scope: Scope, id: number): Promise<void> {
  if (!(await store.archiveMetric(scope.db, id, null))) await metric(scope, id)
}

/**
 * The metric of a template, made when there is none with its key.
 *
 * @throws Refusal 409 when the company measures something else under that key
 */
export async function ensureTemplateMetric(scope: Scope, template: Template): Promise<Metric> {
  return inTransaction(scope, async (scope) => {
    const fresh = { ...template.metric, source: 'team' as const, computation: null }
    await store.insertMetric(scope.db, fresh, scope.now)
    return (await matchingMetric(scope, template))!
  })
}

/** The same, null when there is none with its key. */
export async function matchingMetric({ db }: Scope, { metric }: Template): Promise<Metric | null> {
  const found = await store.metricByKey(db, metric.key)
  if (!found || (found.unit === metric.unit && found.direction === metric.direction)) return found
  throw new Refusal(
    409,
    'metric_differs',
    `The metric "${metric.key}" is measured here in another unit or direction than the template's. Make the goal without the template.`,
  )
}

/** @throws Refusal 409 when no new goals are to be measured by it */
export function refuseArchived({ name, archivedAt }: Metric): void {
  if (archivedAt)
    throw new Refusal(409, 'metric_archived', `${name} is archived. Restore it, or choose another metric.`)
}

/** The metrics that are computed from events, and the last day of which each is computed. */
export const computedMetrics = ({ db }: Scope): Promise<store.ComputedMetric[]> => store.computedMetrics(db)

/** Remembers that a metric is computed up to a day. */
export const markComputed = ({ db }: Scope, id: number, day: string): Promise<void> =>
  store.markComputed(db, id, day)
