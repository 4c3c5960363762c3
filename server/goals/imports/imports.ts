import { sql } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'
import type { ReadingFault, ImportedReadings } from '../goal.ts'
import { valueFault, timeFault } from '../readings/validity.ts'
import { refreshProgress } from '../progress/progress.ts'

/** A reading as a program or a file tells it. */
export type IncomingReading = {
  /** Its place in what was told, by which it is named when it cannot be taken. */
  index: number
  customerId: number
  metricId: number
  value: number
  at: Date
  /** False where no moment was said, so that being told again later is no contradiction. */
  hasTime: boolean
  sourceId: string
  /** The id under which the same source told the reading that this one puts right. */
  corrects: string | null
}

export type ImportMetric = { id: number; name: string; unit: string; source: string }

/** Whose word it is: ids are unique within a source, a customer and a metric. */
export type ReadingSource = { source: string; by: string; batchId: number | null }

type StoredReading = { index: number; id: number; value: number; at: Date; corrects: number | null }

/**
 * Takes readings: each is told once however often it is told, by its id. The good ones are kept, the others answered with
 * the reason. Call it under `lockGoals`.
 *
 * @param isDry only says what it would come to
 */
export async function importReadings(
  scope: Scope,
  teller: ReadingSource,
  told: readonly IncomingReading[],
  metrics: ReadonlyMap<number, ImportMetric>,
  isDry = false,
): Promise<ImportedReadings> {
  const faults: ReadingFault[] = []
  const refuse = (index: number, reason: string) => void faults.push({ index, reason })
  const sound = told.filter((one) => {
    const reason = faultOf(one, metrics.get(one.metricId)!, scope.now)
    if (reason) refuse(one.index, reason)
    return reason === null
  })
  const { first, again } = deduplicate(sound)
  const known = await storedReadings(scope, teller, first)
  const corrected = await correctionTargets(scope, teller, first)
  const fresh = first.filter((one) => {
    const before = known.get(one.index)
    if (!before && one.corrects !== null && !corrected.has(one.index))
      refuse(one.index, `It corrects "${one.corrects}", which was never told, or has been put right already`)
    return !before && (one.corrects === null || corrected.has(one.index))
  })
  let same = 0
  for (const one of [...first.filter(({ index }) => known.has(index)), ...again]) {
    const before = known.get(one.index) ?? first.find((other) => readingKey(other) === readingKey(one))!
    if (isSame(one, before)) same += 1
    else
      refuse(
        one.index,
        `It was told before as ${before.value} at ${before.at.toISOString()}: to put it right, tell a new id that corrects "${one.sourceId}"`,
      )
  }
  if (!isDry && fresh.length > 0) await insertAll(scope, teller, fresh, corrected)
  if (!isDry)
    await addBatch(
      scope,
      teller,
      first.filter((one) => isRepeated(one, known.get(one.index))),
    )
  return { told: fresh.length, known: same, faults: faults.toSorted((one, other) => one.index - other.index) }
}

function faultOf({ value, at, sourceId }: IncomingReading, metric: ImportMetric, now: Date): string | null {
  if (metric.source === 'computed')
    return `${metric.name} is computed from what is tracked, and cannot be told`
  if (sourceId.length > 500) return 'Its id has more than 500 letters'
  const wrong = valueFault(value, metric.unit)
  if (wrong) return `The value ${value} ${wrong}`
  const late = timeFault(at, now)
  return late && `Its moment ${at.toISOString()} ${late}`
}

const readingKey = ({ customerId, metricId, sourceId }: IncomingReading) =>
  `${customerId} ${metricId} ${sourceId}`

function deduplicate(told: readonly IncomingReading[]): {
  first: IncomingReading[]
  again: IncomingReading[]
} {
  const seen = new Set<string>()
  const [first, again]: IncomingReading[][] = [[], []]
  for (const one of told) {
    ;(seen.has(readingKey(one)) ? again! : first!).push(one)
    seen.add(readingKey(one))
  }
  return { first: first!, again: again! }
}

const isSame = (one: IncomingReading, { value, at }: { value: number; at: Date }) =>
  one.value === value && (!one.hasTime || one.at.getTime() === at.getTime())

const isRepeated = (one: IncomingReading, before: StoredReading | undefined) =>
  before !== undefined && isSame(one, before)

const columnsOf = (told: readonly IncomingReading[]) => sql`
  unnest(
    ${told.map(({ index }) => index)}::integer[], ${told.map(({ customerId }) => customerId)}::bigint[],
    ${told.map(({ metricId }) => metricId)}::integer[], ${told.map(({ value }) => value)}::double precision[],
    ${told.map(({ at }) => at)}::timestamptz[], ${told.map(({ sourceId }) => sourceId)}::text[],
    ${told.map(({ corrects }) => corrects)}::text[]
  ) as told (index, customer_id, metric_id, value, at, source_id, corrects)
`

async function storedReadings(
  { db }: Scope,
  { source }: ReadingSource,
  told: readonly IncomingReading[],
): Promise<Map<number, StoredReading>> {
  const { rows } = await sql<StoredReading>`
    select told.index, r.id, r.value, r.at, r.corrects
    from ${columnsOf(told)} join reading r on r.customer_id = told.customer_id and r.metric_id = told.metric_id
      and r.source = ${source} and r.source_id = told.source_id
  `.execute(db)
  return new Map(rows.map((row) => [row.index, row]))
}

/** The readings that are to be put right, where they are known and stand. */
async function correctionTargets(
  { db }: Scope,
  { source }: ReadingSource,
  told: readonly IncomingReading[],
): Promise<Map<number, number>> {
  const correcting = told.filter(({ corrects }) => corrects !== null)
  const { rows } = await sql<{ index: number; id: number }>`
    select min(told.index) as index, r.id
    from ${columnsOf(correcting)} join reading r on r.customer_id = told.customer_id and r.metric_id = told.metric_id
      and r.source = ${source} and r.source_id = told.corrects
    where not exists (select from reading c where c.customer_id = r.customer_id and c.corrects = r.id)
    group by r.customer_id, r.id
  `.execute(db)
  return new Map(rows.map(({ index, id }) => [index, id]))
}

/** These stay when another who told them is taken back; one that was told one by one stays anyway. */
async function addBatch(
  { db }: Scope,
  { source, batchId }: ReadingSource,
  told: readonly IncomingReading[],
): Promise<void> {
  await sql`
    update reading r set batch_ids = case
      when ${batchId}::bigint is null then '{}'
      when ${batchId}::bigint = any (r.batch_ids) then r.batch_ids else r.batch_ids || ${batchId}::bigint end
    from ${columnsOf(told)}
    where r.customer_id = told.customer_id and r.metric_id = told.metric_id and r.source = ${source}
      and r.source_id = told.source_id and r.batch_ids <> '{}'
  `.execute(db)
}

async function insertAll(
  scope: Scope,
  { source, by, batchId }: ReadingSource,
  told: readonly IncomingReading[],
  corrected: ReadonlyMap<number, number>,
): Promise<void> {
  await sql`
    insert into reading (
      customer_id, metric_id, value, at, source, source_id, reported_by, told_at, corrects, batch_ids
    )
    select told.customer_id, told.metric_id, told.value, told.at, ${source}, told.source_id, ${by}, ${scope.now},
           fixed.id, array_remove(array[${batchId}::bigint], null)
    from ${columnsOf(told)}
    left join unnest(${[...corrected.keys()]}::integer[], ${[...corrected.values()]}::bigint[]) as fixed (index, id)
      on fixed.index = told.index
    order by told.index
  `.execute(scope.db)
  await refreshProgress(scope, [...new Set(told.map(({ customerId }) => customerId))])
}
