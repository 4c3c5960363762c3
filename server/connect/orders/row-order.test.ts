import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import * as connect from '../imports/imports.ts'
import { runStep } from '../imports/steps.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { verifyStandings } from '../../sales/standings/verify.ts'
import { testDatabase, testScope } from '../../../test/database.ts'

async function importLines(scope: Scope, header: string, lines: readonly string[]): Promise<void> {
  const file = path.join(scope.data, 'orders.csv')
  await writeFile(file, [header, ...lines].join('\n'))
  const { id } = await connect.openImport(scope, file, 'orders.csv', {}, {})
  await runStep(scope, id, 'stage')
  await runStep(scope, id, 'apply')
}

/** Ten customers with two orders on one day, of 1.00 and then 2.00, and one of 3.00 a month later. */
const WITHOUT_IDS = Array.from({ length: 10 }, (_, at) => [
  `c${at},2025-01-01,1.00`,
  `c${at},2025-01-01,2.00`,
  `c${at},2025-02-01,3.00`,
]).flat()
/** The ids of the source fall while its rows go on. */
const WITH_IDS = WITHOUT_IDS.map((line, at) => `${line},${100 - at}`)
const byDay = (lines: readonly string[]) =>
  lines.toSorted((one, other) => (one.split(',')[1]! < other.split(',')[1]! ? -1 : 1))

const FILES: [string, string, string[]][] = [
  ['without order numbers', 'customer,date,amount', WITHOUT_IDS],
  ['with falling order numbers', 'customer,date,amount,order', WITH_IDS],
  ['from the first day to the last', 'customer,date,amount', byDay(WITHOUT_IDS)],
  ['from the last day to the first', 'customer,date,amount', byDay(WITHOUT_IDS).toReversed()],
  ['by customer, each from the last day to the first', 'customer,date,amount', WITHOUT_IDS.toReversed()],
]

for (const [name, header, lines] of FILES)
  test(`orders of one day are counted in the order of a file ${name}`, async () => {
    await using database = await testDatabase()
    const scope = await testScope(database)
    await importLines(scope, header, lines)
    const { rows } = await sql`
      select amounts, count(*)::integer as customers
      from (select array_agg(amount order by nth) as amounts from purchase group by customer_id) each group by 1
    `.execute(scope.db)
    assert.deepEqual(rows, [{ amounts: [100, 200, 300], customers: 10 }])
    for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
  })
