import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runStep } from '../server/connect/imports/steps.ts'
import { openRuntime } from '../server/runtime.ts'
import * as connect from '../server/connect/imports/imports.ts'
import { rejectsPath } from '../server/connect/imports/rejects-file.ts'
import { Refusal } from '../server/platform/errors/refusal.ts'
import { fileOf, FILE_OPTIONS, readOptionsOf } from './file-options.ts'
import { progressLine } from './progress.ts'
import { countText, printStatus } from './output.ts'

export const help = `rondo import FILE [--dry-run] [--source NAME] [--map customer=COLUMN,order=COLUMN,date=COLUMN,…]
             [--companies] [--encoding utf-8|latin1] [--separator ,|;|tab|space] [--dates "day first"|"month first"]
             [--decimal .|,] [--no-header]
  Imports a file of orders. Imported twice it adds nothing; killed, run it again.
rondo import --undo NUMBER
  Takes an import back as a whole, for 30 days.`

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...FILE_OPTIONS,
      'dry-run': { type: 'boolean', default: false },
      source: { type: 'string' },
      companies: { type: 'boolean', default: false },
      undo: { type: 'string' },
    },
  })
  const runtime = await openRuntime(printStatus)
  try {
    const scope = runtime.scope()
    if (values.undo) {
      if (!/^[1-9]\d{0,14}$/.test(values.undo))
        throw new Refusal(
          400,
          'undo',
          `--undo is "${values.undo}"; it takes the number of an import, such as 3.`,
        )
      await runStep(scope, Number(values.undo), 'undo')
      return printStatus(`Import ${values.undo} was taken back.`)
    }
    const file = await fileOf(positionals)
    const { id } = await connect.openImport(scope, file, path.basename(file), readOptionsOf(values), {
      ...(values.source ? { source: values.source } : {}),
      customersAre: values.companies ? 'company' : 'person',
    })
    const progress = progressLine((await stat(file)).size)
    const counts = (await runStep(scope, id, 'stage', progress.update))!
    progress.end()
    printStatus(
      `${countText(counts.rows, 'row')}: ${countText(counts.fresh, 'new order')}, ${n(counts.known)} known, ${n(counts.changed)} changed; ${countText(counts.customers, 'customer')}, ${n(counts.newCustomers)} of them new; ${countText(counts.rejected, 'row')} rejected.`,
    )
    if (counts.rejected > 0) printStatus(`The rejected rows, with reasons: ${rejectsPath(scope, id)}`)
    if (values['dry-run']) {
      await connect.discardImport(scope, id, { keepRejects: true })
      return printStatus('Nothing was written: this was a dry run.')
    }
    await runStep(scope, id, 'apply', progress.update)
    progress.end()
    printStatus(`Written. To take it back within 30 days: npx rondo import --undo ${id}`)
  } finally {
    await runtime.close()
  }
}

const n = (count: number) => count.toLocaleString('en')
