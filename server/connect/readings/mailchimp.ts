import { isMissing } from '../table/conventions.ts'
import type { Row } from '../table/sheet.ts'
import type { ReadingCells, ReadingsFormat } from './cells.ts'

const RATES = { 'Open Rate': 'open_rate', 'Click Rate': 'click_rate' }

/**
 * Mailchimp's report of campaigns, with or without the columns of Analytics: the open rate and the click rate of each
 * campaign on the day it was sent, identified by the campaign's id. The campaign's list names the customer. A rate of
 * "n/a" is not a reading.
 *
 * @see https://mailchimp.com/help/download-a-csv-of-campaign-reports/
 */
export const mailchimpCampaigns: ReadingsFormat = {
  source: 'mailchimp',
  metrics: Object.values(RATES),
  recognise: (columns) =>
    ['Send Date', 'Unique Id', ...Object.keys(RATES)].every((name) => columns.includes(name)),
  read: readReport,
}

function readReport(columns: readonly string[], rows: readonly Row[]): ReadingCells[] {
  const at = (name: string) => columns.indexOf(name)
  return rows.flatMap(({ line, cells }) =>
    Object.entries(RATES)
      .map(([column, metric]): ReadingCells => ({
        line,
        customer: cells[at('List')]?.trim() || null,
        metric,
        date: cells[at('Send Date')] ?? '',
        value: cells[at(column)] ?? '',
        sourceId: cells[at('Unique Id')]?.trim() || null,
        columns: { customer: 'List', metric: column, date: 'Send Date', value: column },
      }))
      .filter(({ value }) => !isMissing(value)),
  )
}
