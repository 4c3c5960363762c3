import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Scope } from '../../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { importContent } from './import-content.fixture.ts'
import { rejectsPath } from './rejects-file.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

test('a rejected row of orders is kept as it stands in the file, with its separators and quotes', async () => {
  const content =
    'Kunde;Datum;Betrag;"Notiz; lang"\n7;2026-01-31;1,00;\n"8;9";soon;2,00;"say ""hi"""\n=1+1;;3,00;x\n'
  const { id, rejects } = await importContent(scope, content)
  assert.deepEqual(
    rejects.map(({ line, row }) => [line, row]),
    [
      [3, '"8;9";soon;2,00;"say ""hi"""'],
      [4, '=1+1;;3,00;x'],
    ],
  )
  const file = await readFile(rejectsPath(scope, id), 'utf8')
  assert.match(file, /^line,column,value,reason,row\r\n/)
  assert.match(file, /,"'=1\+1;;3,00;x"\r\n$/)
})

test('a rejected row of subscriptions and of readings is kept as well, and a long one to its two-thousandth character', async () => {
  const changes = `customer,change,date,monthly,reason\nada,started,soon,49.00,"a, b"\nada,started,soon,49.00,${'x'.repeat(3000)}\n`
  const { rejects } = await importContent(scope, changes, { kind: 'subscriptions', isDry: true })
  assert.equal(rejects[0]?.row, 'ada,started,soon,49.00,"a, b"')
  assert.equal(rejects[1]?.row?.length, 2000)
  const readings = 'customer,metric,date,value\nnobody,opens,2026-01-31,4\n'
  const read = await importContent(scope, readings, { kind: 'readings', isDry: true })
  assert.equal(read.rejects[0]?.row, 'nobody,opens,2026-01-31,4')
})
