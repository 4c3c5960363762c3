import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as connect from '../server/connect/imports/imports.ts'
import type { Counts } from '../server/connect/imports/counts.ts'
import { changeExclusion } from '../server/insights/exclusion/exclusion.ts'
import { parseExclusion } from '../server/insights/exclusion/schema.ts'
import * as insights from '../server/insights/insights.ts'
import { reportJson } from '../server/insights/report/report.ts'
import { reportHtml } from '../server/insights/report/html.ts'
import { reportText } from '../server/insights/report/text.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { asideSentences, currencySentences } from '../server/connect/orders/file-notes.ts'
import { changeSettings, getSettings } from '../server/platform/settings/settings.ts'
import { changeCounting } from '../server/sales/sales.ts'
import { NO_CURRENCY } from '../values/currency.ts'
import { withImportedOrders } from './imported-orders.ts'
import { fileOf, FILE_OPTIONS, readOptionsOf } from './file-options.ts'
import { countText, printStatus } from './output.ts'

export const help = `rondo report FILE [--json] [--html OUT.html] [--merge-days] [--count-free] [--currency EUR] [--zone Europe/Berlin]
             [--exclude-before DAY|auto] [--locale en-GB] [--name "Your company"] [--rejects OUT.csv] and the flags of import that say how to read the file
  Shows in the terminal who comes back according to one file, without storing anything.`

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...FILE_OPTIONS,
      json: { type: 'boolean', default: false },
      html: { type: 'string' },
      rejects: { type: 'string' },
      'merge-days': { type: 'boolean', default: false },
      'count-free': { type: 'boolean', default: false },
      currency: { type: 'string' },
      zone: { type: 'string' },
      locale: { type: 'string' },
      name: { type: 'string' },
      'exclude-before': { type: 'string' },
    },
  })
  const file = await fileOf(positionals)
  const prepare = async (scope: Scope) => {
    await changeSettings(scope, {
      currency: values.currency ?? NO_CURRENCY,
      ...(values.zone ? { timeZone: values.zone } : {}),
      ...(values.locale ? { locale: values.locale } : {}),
      ...(values.name ? { companyName: values.name } : {}),
    })
    await changeCounting(scope, { mergeDays: values['merge-days'], countFree: values['count-free'] })
  }
  const afterDryRun = async (scope: Scope, tried: Counts) => {
    if (!values.currency) await takeCurrency(scope, tried)
  }
  await withImportedOrders(
    file,
    readOptionsOf(values),
    { prepare, afterDryRun },
    async (scope, id, counts) => {
      if (values.rejects) await connect.saveRejects(scope, id, values.rejects)
      printStatus(rejectedSentence(counts.rows, counts.rejected, values.rejects))
      await excludeBefore(scope, values['exclude-before'])
      const settings = await getSettings(scope)
      const { aside } = counts
      const notes = aside
        ? [...currencySentences(aside.currencies, settings), ...asideSentences(aside, settings)]
        : []
      if (settings.currency === NO_CURRENCY)
        notes.push('The file has no currency, so amounts are shown without one; set it with --currency EUR.')
      const report = await insights.report(scope, {}, { notes })
      if (values.html) await writeFile(values.html, reportHtml(report))
      if (values.html) printStatus(`Written to ${path.resolve(values.html)}`)
      if (values.json) process.stdout.write(reportJson(report))
      else if (!values.html) process.stdout.write(reportText(report, { color: process.stdout.isTTY }))
    },
  )
}

/** The currency of the file, where it names one; of several the most frequent. */
async function takeCurrency(scope: Scope, { aside }: Counts): Promise<void> {
  const named = aside?.currencies.find(({ currency }) => currency !== null)
  if (named?.currency) await changeSettings(scope, { currency: named.currency })
}

/** Leaves out who first bought before a day, or before the day that the file suggests, if it does. */
async function excludeBefore(scope: Scope, day: string | undefined): Promise<void> {
  if (day === undefined) return
  if (day !== 'auto') return changeExclusion(scope, parseExclusion({ before: day }))
  const { truncation } = await insights.exclusion(scope)
  await changeExclusion(scope, { before: truncation?.before ?? null })
  if (!truncation) printStatus('Nobody is left out: the first months of the file look like the others.')
}

function rejectedSentence(rows: number, rejected: number, kept: string | undefined): string {
  const read = `Read ${countText(rows, 'row')}`
  if (rejected === 0) return `${read}; all of them were read.`
  const where = kept ? `in ${path.resolve(kept)}` : 'with --rejects OUT.csv'
  return `${read}; ${rejected.toLocaleString('en')} were rejected, each with its reason ${where}.`
}
