import { isMissing } from '../table/conventions.ts'
import type { KnownColumns } from '../inspection/format.ts'
import type { Plan } from '../inspection/plan.ts'
import type { Row } from '../table/sheet.ts'
import type { ReadingCells, ReadingsFormat } from './cells.ts'

const RATES = { 'Open Rate': 'open_rate', 'Click Rate': 'click_rate' }
const FIELDS = { customer: 'List', date: 'Send Date', id: 'Unique Id' }
const NEEDED = [FIELDS.date, FIELDS.id, ...Object.keys(RATES)]

/**
 * Mailchimp's report of campaigns, with or without the columns of Analytics: the open rate and the click rate of each
 * campaign on the day it was sent, identified by the campaign's id. The campaign's list names the customer. A rate of
 * "n/a" is not a reading.
 *
 * @see https://mailchimp.com/help/download-a-csv-of-campaign-reports/
 */
export const mailchimpCampaigns: ReadingsFormat = {
  label: 'Mailchimp, report of campaigns',
  source: 'mailchimp',
  metrics: Object.values(RATES),
  recognise,
  read: readReport,
}

function recognise(columns: readonly string[]): KnownColumns | null {
  if (!NEEDED.every((name) => columns.includes(name))) return null
  const places = Object.entries(FIELDS).map(([field, name]) => [field, columns.indexOf(name)] as const)
  const mapping = Object.fromEntries(places.filter(([, column]) => column >= 0))
  const numbers = Object.keys(RATES).map((name) => columns.indexOf(name))
  return { mapping, positions: [...Object.values(mapping), ...numbers], numbers }
}

function readReport(
  { columns, mapping }: Pick<Plan, 'columns' | 'mapping'>,
  rows: readonly Row[],
): ReadingCells[] {
  const at = (field: keyof typeof FIELDS) => mapping[field] ?? -1
  const nameOf = (field: keyof typeof FIELDS) => columns[at(field)] ?? FIELDS[field]
  return rows.flatMap(({ line, cells }) =>
    Object.entries(RATES)
      .map(([column, metric]): ReadingCells => ({
        line,
        customer: cells[at('customer')]?.trim() || null,
        metric,
        date: cells[at('date')] ?? '',
        value: cells[columns.indexOf(column)] ?? '',
        sourceId: cells[at('id')]?.trim() || null,
        columns: { customer: nameOf('customer'), metric: column, date: nameOf('date'), value: column },
      }))
      .filter(({ value }) => !isMissing(value)),
  )
}
