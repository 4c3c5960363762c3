import type { ReadingFault } from './schema.ts'
import { timeFault, valueFault } from '../readings/validity.ts'

/** A reading as a program or a file sends it. */
export type IncomingReading = {
  /** Its position in the batch, by which a rejected reading is reported. */
  index: number
  customerId: number
  metricId: number
  value: number
  at: Date
  /** False when the sender gave no time, so that sending it again later is no contradiction. */
  hasTime: boolean
  sourceId: string
  /** The id under which the same source sent the reading that this one corrects. */
  corrects: string | null
}

export type ImportMetric = { id: number; name: string; unit: string; source: string }

/** Where readings come from: ids are unique within a source, a customer and a metric. */
export type ReadingSource = { source: string; by: string; batchId: number | null }

/** A stored reading with the same key as the incoming one at an index. */
export type StoredReading = { index: number; id: number; value: number; at: Date }

export type ImportPlan = {
  fresh: IncomingReading[]
  /** Readings that are stored already, with the same value. */
  repeated: IncomingReading[]
  /** How many readings are stored already or occur twice in the batch. */
  known: number
  faults: ReadingFault[]
}

/** Splits off the readings whose value, time, id or metric is not acceptable. */
export function checkReadings(
  readings: readonly IncomingReading[],
  metrics: ReadonlyMap<number, ImportMetric>,
  now: Date,
): { valid: IncomingReading[]; faults: ReadingFault[] } {
  const faults: ReadingFault[] = []
  const valid = readings.filter((reading) => {
    const reason = faultOf(reading, metrics.get(reading.metricId), now)
    if (reason) faults.push({ index: reading.index, reason })
    return reason === null
  })
  return { valid, faults }
}

function faultOf(
  { value, at, sourceId, metricId }: IncomingReading,
  metric: ImportMetric | undefined,
  now: Date,
): string | null {
  if (!metric) return `There is no metric ${metricId}`
  if (metric.source === 'computed') return `${metric.name} is computed from tracking, so it takes no readings`
  if (sourceId.length > 500) return 'Its id has more than 500 characters'
  const wrongValue = valueFault(value, metric.unit)
  if (wrongValue) return `The value ${value} ${wrongValue}`
  const wrongTime = timeFault(at, now)
  return wrongTime && `Its moment ${at.toISOString()} ${wrongTime}`
}

/** Decides what to do with each valid reading: insert it, count it as known, or reject it. */
export function planImport(
  valid: readonly IncomingReading[],
  stored: ReadonlyMap<number, StoredReading>,
  correctable: ReadonlyMap<number, number>,
): ImportPlan {
  const faults: ReadingFault[] = []
  const { first, again } = deduplicate(valid)
  const fresh: IncomingReading[] = []
  for (const reading of first.filter(({ index }) => !stored.has(index))) {
    if (reading.corrects === null || correctable.has(reading.index)) fresh.push(reading)
    else
      faults.push({
        index: reading.index,
        reason: `It corrects "${reading.corrects}", which is unknown or has already been corrected`,
      })
  }
  const earlier = new Map(first.map((reading) => [readingKey(reading), reading]))
  let known = 0
  for (const reading of [...first.filter(({ index }) => stored.has(index)), ...again]) {
    const before = stored.get(reading.index) ?? earlier.get(readingKey(reading)) ?? reading
    if (isSame(reading, before)) known += 1
    else
      faults.push({
        index: reading.index,
        reason: `It was recorded before as ${before.value} at ${before.at.toISOString()}: to correct it, send a new id that corrects "${reading.sourceId}"`,
      })
  }
  const repeated = first.filter((reading) => {
    const before = stored.get(reading.index)
    return before !== undefined && isSame(reading, before)
  })
  return { fresh, repeated, known, faults }
}

const readingKey = ({ customerId, metricId, sourceId }: IncomingReading) =>
  `${customerId} ${metricId} ${sourceId}`

/** The first reading of each key, and those that repeat its key. */
export function deduplicate(readings: readonly IncomingReading[]): {
  first: IncomingReading[]
  again: IncomingReading[]
} {
  const keys = new Set<string>()
  const first: IncomingReading[] = []
  const again: IncomingReading[] = []
  for (const reading of readings) {
    if (keys.has(readingKey(reading))) again.push(reading)
    else first.push(reading)
    keys.add(readingKey(reading))
  }
  return { first, again }
}

const isSame = (reading: IncomingReading, before: { value: number; at: Date }) =>
  reading.value === before.value && (!reading.hasTime || reading.at.getTime() === before.at.getTime())
