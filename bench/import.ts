import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { from as copyFrom } from 'pg-copy-streams'
import * as connect from '../server/connect/imports/imports.ts'
import { runStep } from '../server/connect/imports/steps.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { median, timed, type Figure } from './figures.ts'
import { BenchDatabase } from './database.ts'

const FILE = new URL('../../shared/data/online_retail/online_retail.csv.gz', import.meta.url)
const ROUNDS = 3

/** `rondo import` of 541,909 lines of a real shop, alternating with a bare COPY of the same file. */
export async function benchmarkImport(log: (message: string) => void): Promise<Figure[]> {
  if (!existsSync(FILE)) {
    log('The import is skipped: ../shared/data not found.')
    return []
  }
  await using database = await BenchDatabase.open()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rondo-bench-'))
  try {
    const file = path.join(folder, 'online_retail.csv')
    await pipeline(createReadStream(FILE), createGunzip(), createWriteStream(file))
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measureRound(database.scope, file))
    return figuresOf(rounds)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Round = { copy: number; open: number; stage: number; apply: number }

async function measureRound(scope: Scope, file: string): Promise<Round> {
  await scope.pool.query('create table bare (a text, b text, c text, d text, e text, f text, g text, h text)')
  await scope.pool.query('checkpoint')
  const copy = await timed(() => bareCopy(scope, file))
  await scope.pool.query('drop table bare')
  await scope.pool.query(
    'truncate customer, customer_identity, contact_identity, portal_key, sales_order, purchase, purchase_standing, product cascade',
  )
  await scope.pool.query('truncate tally_gap, tally_last, tally_reached, tally_cell, tally_buyer, tally_new')
  await scope.pool.query('checkpoint')
  let id = 0
  const open = await timed(
    async () => void ({ id } = await connect.openImport(scope, file, 'orders.csv', {}, { kind: 'orders' })),
  )
  const stage = await timed(() => runStep(scope, id, 'stage'))
  return { copy, open, stage, apply: await timed(() => runStep(scope, id, 'apply')) }
}

async function bareCopy({ pool }: Scope, file: string): Promise<void> {
  const client = await pool.connect()
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: 512 * 1024 }),
      client.query(copyFrom('copy bare from stdin (format csv, header)')),
    )
  } finally {
    client.release()
  }
}

function figuresOf(rounds: Round[]): Figure[] {
  const ms = (step: keyof Round) => median(rounds.map((round) => round[step]))
  const ratio = median(rounds.map(({ copy, open, stage, apply }) => (open + stage + apply) / copy))
  return [
    { what: 'import: bare COPY of the file', value: ms('copy'), unit: 'ms', goal: null },
    { what: 'import: looking at the file', value: ms('open'), unit: 'ms', goal: null },
    { what: 'import: reading, staging and comparing', value: ms('stage'), unit: 'ms', goal: null },
    { what: 'import: writing, standings, statistics', value: ms('apply'), unit: 'ms', goal: null },
    { what: 'import: all of it beside the bare COPY', value: ratio, unit: '×', goal: 2 },
  ]
}
