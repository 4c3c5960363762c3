import { resolveId } from '../../customers/customers.ts'
import { randomUUID } from 'node:crypto'
import { Refusal } from '../../platform/errors/refusal.ts'
import { actorDisplayName, type Scope } from '../../platform/scope/scope.ts'
import { readingTime, refuseCursor, refuseInvalidValue } from './validity.ts'
import { metric } from '../metrics/metrics.ts'
import * as store from './store.ts'
import type { Reading, ReadingPage } from './schema.ts'
import type { NewReading, ReadingsInput } from '../schema.ts'
import { changeGoals, refreshProgress, refuseUnknown } from '../progress/progress.ts'

/** Who writes: a colleague or the customer. */
export type Author = { side: 'team' | 'customer'; name: string }

export const teamAuthor = ({ actor }: Scope): Author => ({ side: 'team', name: actorDisplayName(actor) })

/** A page of a customer's readings, the newest first, including those that do not count. */
export async function readings(scope: Scope, input: ReadingsInput): Promise<ReadingPage> {
  const { metric: metricId, after, limit } = input
  const place = after === undefined ? null : parseCursor(after)
  const page = await store.readings(scope.db, await resolveId(scope, input.id), {
    metricId,
    after: place,
    limit: limit + 1,
  })
  const last = page.length > limit ? page[limit - 1]! : null
  return { readings: page.slice(0, limit), next: last && `${last.at.getTime()},${last.id}` }
}

function parseCursor(after: string): store.ReadingCursor {
  const [, at, id] = /^(-?\d{1,15}),(\d{1,15})$/.exec(after) ?? refuseCursor(after)
  return { at: new Date(Number(at)), id: Number(id) }
}

/**
 * Records a reading that the team or the customer entered.
 *
 * @throws Refusal 404 when there is no such customer or metric, 409 when the metric is computed, 400 when the value is not
 * valid in the unit
 */
export async function record(
  scope: Scope,
  author: Author,
  { id, metricId, value, at }: NewReading,
): Promise<{ id: number }> {
  const { unit, source, name } = await metric(scope, metricId)
  if (source === 'computed')
    throw new Refusal(409, 'metric_computed', `${name} is computed from tracking. Recompute it instead.`)
  refuseInvalidValue(value, unit)
  const takenAt = readingTime(at, scope.now)
  return changeGoals(scope, id, async ({ db, now }, customerId) => ({
    id: await store.insertReading(
      db,
      {
        customerId,
        metricId,
        value,
        at: takenAt,
        source: author.side,
        sourceId: randomUUID(),
        reportedBy: author.name,
        corrects: null,
      },
      now,
    ),
  }))
}

/**
 * The computed readings of a metric for one day, one per customer: a later computation replaces an earlier one. Call it
 * under the lock of goals.
 *
 * @returns how many customers have a new or changed reading
 */
export async function recordComputed(
  scope: Scope,
  metricId: number,
  day: string,
  values: readonly store.ComputedReading[],
): Promise<number> {
  const changed = await store.upsertComputed(scope.db, metricId, day, values, scope.now)
  if (changed.length > 0) await refreshProgress(scope, changed)
  return changed.length
}

/**
 * Corrects a reading: a new one replaces it, and the old one stays visible. This also settles a dispute about it.
 *
 * @throws Refusal 409 when it has been corrected already
 */
export async function correct(
  scope: Scope,
  author: Author,
  { id, readingId, value, at }: { id: number; readingId: number; value: number; at?: Date | undefined },
): Promise<{ id: number }> {
  return changeGoals(scope, id, async (scope, customerId) => {
    const old = await existing(scope, customerId, readingId)
    if (old.correctedBy !== null)
      throw new Refusal(
        409,
        'reading_corrected',
        `Reading ${readingId} has been corrected by ${old.correctedBy}. Correct that one.`,
      )
    refuseInvalidValue(value, (await metric(scope, old.metricId)).unit)
    const takenAt = at === undefined ? old.at : readingTime(at, scope.now)
    const fresh = {
      customerId,
      metricId: old.metricId,
      value,
      at: takenAt,
      source: author.side,
      sourceId: randomUUID(),
      reportedBy: author.name,
      corrects: readingId,
    }
    return { id: await store.insertReading(scope.db, fresh, scope.now) }
  })
}

/**
 * Disputes a reading. It does not count until the dispute is settled or the reading corrected, and stays visible.
 *
 * @throws Refusal 409 when it is disputed, settled or corrected already
 */
export async function dispute(
  scope: Scope,
  author: Author,
  { id, readingId, reason }: { id: number; readingId: number; reason: string },
): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    const old = await existing(scope, customerId, readingId)
    if (old.correctedBy !== null)
      throw new Refusal(
        409,
        'reading_corrected',
        `Reading ${readingId} has been corrected by ${old.correctedBy} already.`,
      )
    if (old.dispute)
      throw new Refusal(
        409,
        'reading_disputed',
        old.settled
          ? `The dispute of reading ${readingId} was answered: “${old.settled.answer}”. Write a comment on the goal.`
          : `${old.dispute.by} disputed reading ${readingId} already; it does not count until that is answered.`,
      )
    await store.markDisputed(scope.db, old, reason, author.name, scope.now)
  })
}

/** Settles a dispute: the reading counts again. @throws Refusal 409 when there is no open dispute */
export async function settle(
  scope: Scope,
  author: Author,
  { id, readingId, answer }: { id: number; readingId: number; answer: string },
): Promise<void> {
  await changeGoals(scope, id, async (scope, customerId) => {
    const old = await existing(scope, customerId, readingId)
    if (!old.dispute || old.settled)
      throw new Refusal(409, 'reading_undisputed', `Reading ${readingId} has no open dispute.`)
    await store.markSettled(scope.db, old, answer, author.name, scope.now)
  })
}

async function existing({ db }: Scope, customer: number, id: number): Promise<Reading> {
  return (await store.reading(db, customer, id)) ?? refuseUnknown('reading', id, customer)
}
