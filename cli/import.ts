import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runStep } from '../server/connect/imports/steps.ts'
import { openRuntime } from '../server/runtime.ts'
import * as connect from '../server/connect/imports/imports.ts'
import type { Counts } from '../server/connect/imports/counts.ts'
import { KIND_NAMES, type KindName } from '../server/connect/imports/kinds.ts'
import { rejectsPath } from '../server/connect/imports/rejects-file.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { asideLines } from '../server/connect/orders/file-notes.ts'
import { getSettings } from '../server/platform/settings/settings.ts'
import { Refusal } from '../server/platform/errors/refusal.ts'
import { columnLines } from './column-lines.ts'
import { choice, fileOf, FILE_OPTIONS, readOptionsOf } from './file-options.ts'
import { progressLine } from './progress.ts'
import { countText, printStatus } from './output.ts'

export const help = `rondo import FILE [--dry-run] [--kind ${KIND_NAMES.join('|')}] [--source NAME]
             [--map customer=COLUMN,order=COLUMN,date=COLUMN,…] [--companies] [--choose metric=KEY --choose customer=NUMBER …]
             [--encoding utf-8|windows-1250|…] [--separator ,|;|tab|space|…] [--skip-lines N] [--dates "day first"|"month first"] [--decimal .|,] [--no-header]
             [--returns "leave out"|refund] [--repeats keep|drop]
  Imports a file. What it contains is recognised, unless --kind says it. The same file twice adds nothing; killed, run it again.
rondo import --undo NUMBER
  Takes an import back as a whole, for 30 days.`

const OPTIONS = {
  ...FILE_OPTIONS,
  'dry-run': { type: 'boolean', default: false },
  kind: { type: 'string' },
  source: { type: 'string' },
  companies: { type: 'boolean', default: false },
  choose: { type: 'string', multiple: true },
  undo: { type: 'string' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values']

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  const runtime = await openRuntime(printStatus)
  try {
    const scope = runtime.scope()
    if (values.undo) await undo(scope, values.undo)
    else await importFile(scope, await fileOf(positionals), values)
  } finally {
    await runtime.close()
  }
}

async function undo(scope: Scope, number: string): Promise<void> {
  if (!/^[1-9]\d{0,14}$/.test(number))
    throw new Refusal(400, 'undo', `--undo is "${number}"; it takes the number of an import, such as 3.`)
  await runStep(scope, Number(number), 'undo')
  printStatus(`Import ${number} was undone.`)
}

async function importFile(scope: Scope, file: string, values: Values): Promise<void> {
  const options = { ...readOptionsOf(values), ...chosenOptions(values) }
  const kind = values.kind === undefined ? undefined : choice('--kind', values.kind, KINDS_BY_NAME)
  const { id } = await connect.openImport(scope, file, path.basename(file), options, {
    kind,
    source: values.source,
  })
  await showColumns(scope, id, kind)
  const progress = progressLine((await stat(file)).size)
  const counts = (await runStep(scope, id, 'stage', progress.update))!
  progress.end()
  const { noun } = await connect.getImport(scope, id)
  printStatus(describeCounts(counts, noun))
  if (counts.aside) for (const line of asideLines(counts.aside, await getSettings(scope))) printStatus(line)
  if (counts.rejected > 0) printStatus(`The rejected rows, with reasons: ${rejectsPath(scope, id)}`)
  if (values['dry-run']) {
    await connect.discardImport(scope, id, { keepRejects: true })
    return printStatus('Nothing was written: this was a dry run.')
  }
  await runStep(scope, id, 'apply', progress.update)
  progress.end()
  printStatus(`Imported. To undo it within 30 days: npx rondo import --undo ${id}`)
}

/**
 * Shows what was guessed.
 *
 * @throws Refusal 422 `not_orders` where the file is no list of orders and nobody said that it is
 */
async function showColumns(scope: Scope, id: number, kind: KindName | undefined): Promise<void> {
  const { inspection } = await connect.getImport(scope, id)
  if (!inspection) return
  for (const line of columnLines(inspection)) printStatus(line)
  const { unsuitable, questions } = inspection
  for (const { text } of questions) printStatus(`Open: ${text}`)
  if (!unsuitable) return
  const what = `This looks like ${unsuitable.what}, not like a list of orders. ${unsuitable.instead}`
  if (kind !== undefined) return printStatus(what)
  await connect.discardImport(scope, id)
  throw new Refusal(422, 'not_orders', `${what} If these are orders all the same, say --kind orders.`)
}

const KINDS_BY_NAME = Object.fromEntries(KIND_NAMES.map((name) => [name, name])) as Record<string, KindName>

/** What the kind of file asks, as `--choose name=value`. */
function chosenOptions({ choose = [], companies }: Values): Record<string, string> {
  const pairs = choose.map((text) => {
    const at = text.indexOf('=')
    if (at > 0) return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    throw new Refusal(400, 'choose', `--choose is "${text}"; it takes name=value, such as metric=open_rate.`)
  })
  return { ...Object.fromEntries(pairs), ...(companies ? { customersAre: 'company' } : {}) }
}

function describeCounts(counts: Counts, noun: string): string {
  const records = `${countText(counts.fresh, `new ${noun}`)}, ${n(counts.known)} known, ${n(counts.changed)} changed`
  const customers = `${countText(counts.customers, 'customer')}, ${n(counts.newCustomers)} of them new`
  return `${countText(counts.rows, 'row')}: ${records}; ${customers}; ${countText(counts.rejected, 'row')} rejected.`
}

const n = (count: number) => count.toLocaleString('en')
