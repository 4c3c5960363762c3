import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { runRondo, temporaryDataFolder } from '../test/processes.ts'

test('a file is imported as the kind that is named or recognised, and an unknown kind or option is refused by its name', async () => {
  await using data = await temporaryDataFolder()
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'rondo-import-')), 'abos.csv')
  await writeFile(file, 'who,change,date,monthly\nada,started,2026-01-31,49.00\n')
  const rondo = async (...args: string[]) => {
    const { code, output } = await runRondo(['import', ...args], { RONDO_DATA: data.path })
    return `${code} ${output}`
  }
  assert.match(
    await rondo(file, '--map', 'customer=who'),
    /^0 .*1 row: 1 new change, 0 known.*1 customer, 1 of them new; 0 rows rejected/s,
  )
  assert.match(
    await rondo(file, '--kind', 'lamps'),
    /--kind is "lamps"; it can be "readings", "subscriptions"/,
  )
  assert.match(await rondo(file, '--choose', 'metric=opens'), /"metric" is not known here/)
  assert.match(
    await rondo(file, '--kind', 'readings'),
    /No column was found for the customer .* and for the value/,
  )
})

test('a dry run shows the columns with their first values, what they are read as, and how certain that is', async () => {
  await using data = await temporaryDataFolder()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rondo-import-'))
  const rows = Array.from({ length: 30 }, (_, at) => `${at % 7},2026-0${1 + (at % 9)}-13,${at}.50,Ada`)
  const orders = path.join(folder, 'orders.csv')
  await writeFile(orders, `Id,Datum,Betrag,Vorname\n${rows.join('\n')}\n`)
  const rondo = async (...args: string[]) => {
    const { code, output } = await runRondo(['import', ...args], { RONDO_DATA: data.path })
    return `${code} ${output}`
  }
  const shown = await rondo(orders, '--dry-run')
  assert.match(shown, /^0 /)
  assert.match(shown, /^Column +First values +Read as +How certain$/m)
  assert.match(shown, /^Id +0, 1, 2 +Customer: number or id +likely: its name and values that come back/m)
  assert.match(shown, /^Datum +2026-01-13, .* +Date, with or without time +certain: its name$/m)
  assert.match(shown, /“Vorname” is left out\. It looks like a part of a name/)
  const summary = path.join(folder, 'churn.csv')
  await writeFile(summary, 'customerID,tenure,Churn\nc1,12,No\nc2,3,Yes\n')
  assert.match(
    await rondo(summary),
    /^1 .*This looks like one row per customer, .*Export the orders themselves: .*--kind orders/s,
  )
})
