import { isMissing, type ReadingCells, type Row } from './cells.ts'

const RATES = { 'Open Rate': 'open_rate', 'Click Rate': 'click_rate' }

/** Whether these are the columns of Mailchimp's report of campaigns, with or without those of Analytics. */
export function isMailchimpReport(columns: readonly string[]): boolean {
  return ['Send Date', 'Unique Id', ...Object.keys(RATES)].every((name) => columns.includes(name))
}

/**
 * The readings of Mailchimp's report of campaigns: of each the open rate and the click rate, on the day it was sent,
 * known by the campaign's own id. The list it went to names the customer. A rate that Mailchimp does not know ("n/a") is
 * no reading.
 *
 * @see https://mailchimp.com/help/download-a-csv-of-campaign-reports/
 */
export function readMailchimpReport(columns: readonly string[], rows: readonly Row[]): ReadingCells[] {
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
