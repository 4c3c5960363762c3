import { z } from 'zod'
import type { Metric } from '../../goals/goal.ts'
import { beginBatch, endBatch } from '../../goals/imports/batch-store.ts'
import { lockGoals } from '../../goals/lock.ts'
import { metricOf, metrics } from '../../goals/metrics/metrics.ts'
import { tellReadings, type IncomingReading } from '../../goals/imports/imports.ts'
import { templateOf } from '../../goals/templates/catalogue.ts'
import * as customers from '../../customers/customers.ts'
import { signature, together, type Scope } from '../../platform/scope/scope.ts'
import { getSettings, isTimeZone } from '../../platform/settings/settings.ts'
import { dateReader, dayOrder, type DayOrder } from '../table/dates.ts'
import { isMailchimpReport, mailchimpReadings } from './mailchimp.ts'
import { markOf, valueIn, type CellReading, type RejectedCell } from './cells.ts'
import { sheetOf, type Sheet } from '../table/sheet.ts'
import { tableReadings } from './table.ts'
import { whoseReadings } from './customer-store.ts'

/** What is said of a file beside its bytes. */
export const readingsFileShape = z.strictObject({
  filename: z.string().trim().min(1).max(300).default('readings.csv'),
  /** To whom the whole file belongs; left out, a column says it. */
  customer: z.coerce.number().int().positive().optional(),
  /** The key of the metric of the whole file; left out, a column says it. */
  metric: z.string().max(100).optional(),
  /** In which zone its times are that carry none; left out, the company's. */
  zone: z.string().refine(isTimeZone, 'is not a time zone; it looks like Europe/Berlin').optional(),
  dates: z.enum(['day first', 'month first']).optional(),
  dry: z.stringbool().default(false),
})
export type ReadingsFile = z.output<typeof readingsFileShape>

/** What a file of readings came to, or would. */
export type ReadingsFileAnswer = {
  /** By which it can be taken back; null when nothing was written. */
  batchId: number | null
  format: 'mailchimp campaigns' | 'table'
  counts: { told: number; known: number; left: number }
  /** How it was read, where the file leaves it open. */
  zone: string
  dates: DayOrder
  isOrderProved: boolean
  rejects: RejectedCell[]
}

const REJECTS_SHOWN = 1000
const MAILCHIMP_METRICS = ['open_rate', 'click_rate']

/**
 * Reads a file of readings: Mailchimp's report of campaigns, or any table with customer, metric, date and value. The good
 * rows are kept, the others named by their line. The same file once more adds nothing.
 *
 * @throws Refusal 422 when its columns cannot be made out, 404 when there is no such customer
 */
export async function takeReadingsFile(
  scope: Scope,
  bytes: Buffer,
  file: ReadingsFile,
): Promise<ReadingsFileAnswer> {
  const sheet = await sheetOf(bytes)
  const isMailchimp = isMailchimpReport(sheet.columns)
  const given = { customer: file.customer !== undefined, metric: file.metric ?? null }
  const cells = isMailchimp
    ? mailchimpReadings(sheet.columns, sheet.rows)
    : tableReadings(sheet.columns, sheet.rows, given)
  const proved = dayOrder(cells.map(({ date }) => date))
  const dates = file.dates ?? (proved === 'none' || proved === null ? 'day first' : proved)
  const zone = file.zone ?? (await getSettings(scope)).timeZone
  return together(scope, async (scope) => {
    await lockGoals(scope.db)
    if (isMailchimp && !file.dry) for (const key of MAILCHIMP_METRICS) await metricOf(scope, templateOf(key)!)
    const batchId = file.dry ? null : await beginBatch(scope, file.filename)
    const { counts, rejects } = await tellCells(scope, sheet, cells, {
      ...file,
      dates,
      zone,
      isMailchimp,
      batchId,
    })
    if (batchId !== null) await endBatch(scope, batchId, counts)
    return {
      batchId,
      format: isMailchimp ? 'mailchimp campaigns' : 'table',
      counts,
      zone,
      dates,
      isOrderProved: file.dates !== undefined || proved !== null,
      rejects: rejects.slice(0, REJECTS_SHOWN),
    }
  })
}

type How = ReadingsFile & { dates: DayOrder; zone: string; isMailchimp: boolean; batchId: number | null }

async function tellCells(scope: Scope, sheet: Sheet, cells: readonly CellReading[], how: How) {
  const all = [...(await metrics(scope)), ...(how.isMailchimp && how.dry ? TO_COME : [])]
  const byId = new Map(all.map((metric) => [metric.id, metric]))
  const { ready, rejects } = await understood(scope, cells, how, all)
  const teller = {
    source: how.isMailchimp ? 'mailchimp' : 'file',
    by: signature(scope.actor),
    batchId: how.batchId,
  }
  const { told, known, faults } = await tellReadings(scope, teller, ready, byId, how.dry)
  for (const { index, reason } of faults) {
    const { line, columns, value } = cells[index]!
    rejects.push({ line, column: columns.value, value, reason })
  }
  const named = onceEach([...sheet.rejects, ...rejects]).toSorted((one, other) => one.line - other.line)
  return { counts: { told, known, left: named.length }, rejects: named }
}

/** A cell from which two readings come is at fault once. */
function onceEach(rejects: readonly RejectedCell[]): RejectedCell[] {
  return [...new Map(rejects.map((one) => [`${one.line} ${one.column}`, one])).values()]
}

type Known = Pick<Metric, 'id' | 'key' | 'name' | 'unit' | 'source'>

/** What a dry run measures by, where the company has no such metrics yet. */
const TO_COME = MAILCHIMP_METRICS.map((key, place): Known => {
  const { name, unit } = templateOf(key)!.metric
  return { id: -1 - place, key, name, unit, source: 'team' }
})

async function understood(scope: Scope, cells: readonly CellReading[], how: How, all: readonly Known[]) {
  const { currency } = await getSettings(scope)
  const readDate = dateReader(how.dates, how.zone, scope.now.getTime())
  const mark = markOf(cells.map(({ value }) => value))
  const whole = how.customer === undefined ? null : (await customers.existing(scope, how.customer)).id
  const whose = await whoseReadings(
    scope,
    cells.map(({ customer }) => ({ by: 'text', ref: customer ?? '' })),
  )
  const rejects: RejectedCell[] = []
  const ready = cells.flatMap((cell, index): IncomingReading[] => {
    const reject = (part: keyof CellReading['columns'], value: string, reason: string) => {
      rejects.push({
        line: cell.line,
        column: cell.columns[part] || null,
        value: value.slice(0, 200),
        reason,
      })
      return []
    }
    const customerId = whole ?? whose[index] ?? null
    if (customerId === null)
      return reject(
        'customer',
        cell.customer ?? '',
        'is nobody who is known here, or several: choose the customer of the file',
      )
    const metric = metricNamed(cell.metric, all)
    if (!metric) return reject('metric', cell.metric, 'is no metric: make it first')
    const at = readDate(cell.date)
    if (typeof at === 'string') return reject('date', cell.date, at)
    const value = valueIn(cell.value, metric.unit, mark, currency)
    if (value === null) return reject('value', cell.value, `is no number that can be a ${metric.unit}`)
    const sourceId = cell.sourceId ?? new Date(at).toISOString()
    return [
      {
        index,
        customerId,
        metricId: metric.id,
        value,
        at: new Date(at),
        isAtSaid: true,
        sourceId,
        corrects: null,
      },
    ]
  })
  return { ready, rejects }
}

const metricNamed = (name: string, all: readonly Known[]) =>
  all.find(({ key }) => key === name) ?? all.find((one) => one.name.toLowerCase() === name.toLowerCase())
