import { z } from 'zod'
import type { Metric } from '../../goals/goal.ts'
import { beginBatch, endBatch } from '../../goals/imports/imports.ts'
import { lockGoals } from '../../goals/lock.ts'
import { ensureTemplateMetric, metrics } from '../../goals/metrics/metrics.ts'
import type { IncomingReading } from '../../goals/imports/incoming.ts'
import { importReadings } from '../../goals/imports/imports.ts'
import { templateOf } from '../../goals/templates/catalogue.ts'
import * as customers from '../../customers/customers.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { getSettings, isTimeZone } from '../../platform/settings/settings.ts'
import { dateReader, dayOrder, type DayOrder } from '../table/dates.ts'
import { isMailchimpReport, readMailchimpReport } from './mailchimp.ts'
import { decimalMarkOf, parseValue, type ReadingCells, type RejectedCell } from './cells.ts'
import { sheetOf, type Sheet } from '../table/sheet.ts'
import { readTable } from './table.ts'
import { findCustomers } from '../../customers/identity/lookup-store.ts'

/** What is said of a file beside its bytes. */
export const readingsFileOptions = z.strictObject({
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
export type ReadingsFileOptions = z.output<typeof readingsFileOptions>

/** What a file of readings came to, or would. */
export type ReadingsFileResult = {
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
export async function importReadingsFile(
  scope: Scope,
  bytes: Buffer,
  file: ReadingsFileOptions,
): Promise<ReadingsFileResult> {
  const sheet = await sheetOf(bytes)
  const isMailchimp = isMailchimpReport(sheet.columns)
  const given = { customer: file.customer !== undefined, metric: file.metric ?? null }
  const cells = isMailchimp
    ? readMailchimpReport(sheet.columns, sheet.rows)
    : readTable(sheet.columns, sheet.rows, given)
  const proved = dayOrder(cells.map(({ date }) => date))
  const dates = file.dates ?? (proved === 'none' || proved === null ? 'day first' : proved)
  const zone = file.zone ?? (await getSettings(scope)).timeZone
  return inTransaction(scope, async (scope) => {
    await lockGoals(scope.db)
    if (isMailchimp && !file.dry)
      for (const key of MAILCHIMP_METRICS) await ensureTemplateMetric(scope, templateOf(key)!)
    const batchId = file.dry ? null : await beginBatch(scope, file.filename)
    const { counts, rejects } = await importCells(scope, sheet, cells, {
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

type ReadContext = ReadingsFileOptions & {
  dates: DayOrder
  zone: string
  isMailchimp: boolean
  batchId: number | null
}

async function importCells(scope: Scope, sheet: Sheet, cells: readonly ReadingCells[], how: ReadContext) {
  const all = [...(await metrics(scope)), ...(how.isMailchimp && how.dry ? DRY_RUN_METRICS : [])]
  const byId = new Map(all.map((metric) => [metric.id, metric]))
  const { ready, rejects } = await parseCells(scope, cells, how, all)
  const teller = {
    source: how.isMailchimp ? 'mailchimp' : 'file',
    by: actorDisplayName(scope.actor),
    batchId: how.batchId,
  }
  const { told, known, faults } = await importReadings(scope, teller, ready, byId, how.dry)
  for (const { index, reason } of faults) {
    const { line, columns, value } = cells[index]!
    rejects.push({ line, column: columns.value, value, reason })
  }
  const named = withoutDuplicates([...sheet.rejects, ...rejects]).toSorted(
    (one, other) => one.line - other.line,
  )
  return { counts: { told, known, left: named.length }, rejects: named }
}

/** A cell from which two readings come is at fault once. */
function withoutDuplicates(rejects: readonly RejectedCell[]): RejectedCell[] {
  return [...new Map(rejects.map((one) => [`${one.line} ${one.column}`, one])).values()]
}

type KnownMetric = Pick<Metric, 'id' | 'key' | 'name' | 'unit' | 'source'>

/** What a dry run measures by, where the company has no such metrics yet. */
const DRY_RUN_METRICS = MAILCHIMP_METRICS.map((key, place): KnownMetric => {
  const { name, unit } = templateOf(key)!.metric
  return { id: -1 - place, key, name, unit, source: 'team' }
})

async function parseCells(
  scope: Scope,
  cells: readonly ReadingCells[],
  how: ReadContext,
  all: readonly KnownMetric[],
) {
  const { currency } = await getSettings(scope)
  const readDate = dateReader(how.dates, how.zone, scope.now.getTime())
  const mark = decimalMarkOf(cells.map(({ value }) => value))
  const whole = how.customer === undefined ? null : (await customers.requireCustomer(scope, how.customer)).id
  const whose = await findCustomers(
    scope,
    cells.map(({ customer }) => ({ kind: 'text', ref: customer ?? '' })),
  )
  const rejects: RejectedCell[] = []
  const ready = cells.flatMap((cell, index): IncomingReading[] => {
    const reject = (part: keyof ReadingCells['columns'], value: string, reason: string) => {
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
    const metric = findMetric(cell.metric, all)
    if (!metric) return reject('metric', cell.metric, 'is no metric: make it first')
    const at = readDate(cell.date)
    if (typeof at === 'string') return reject('date', cell.date, at)
    const value = parseValue(cell.value, metric.unit, mark, currency)
    if (value === null) return reject('value', cell.value, `is no number that can be a ${metric.unit}`)
    const sourceId = cell.sourceId ?? new Date(at).toISOString()
    return [
      {
        index,
        customerId,
        metricId: metric.id,
        value,
        at: new Date(at),
        hasTime: true,
        sourceId,
        corrects: null,
      },
    ]
  })
  return { ready, rejects }
}

const findMetric = (name: string, all: readonly KnownMetric[]) =>
  all.find(({ key }) => key === name) ?? all.find((one) => one.name.toLowerCase() === name.toLowerCase())
