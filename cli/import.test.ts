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
