import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { runRondo } from '../test/processes.ts'
import { testDatabase, testScope } from '../test/database.ts'
import { accept } from '../server/usage/usage.ts'
import { processInbox } from '../server/usage/inbox/inbox.ts'
import { page } from '../server/usage/usage.fixture.ts'

test('verify reports days with a log-in that never happened, and exits with an error', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await accept(scope, [page('ada')])
  await processInbox(scope)
  const { host, port, user, password, database: name } = database.connection
  const url = `postgres:///${name}?host=${encodeURIComponent(host!)}&port=${port ?? 5432}&user=${user}&password=${String(password)}`
  const verify = () => runRondo(['verify'], { DATABASE_URL: url, RONDO_DATA: scope.data })
  assert.equal((await verify()).code, 0)
  const { rows } = await sql<{ id: number }>`
    update usage_standing set login_days = 9 returning customer_id as id
  `.execute(scope.db)
  const { code, output } = await verify()
  assert.equal(code, 1, output)
  assert.match(output, new RegExp(`customer ${rows[0]!.id}: the days with a log-in differ`))
  assert.match(output, /: 1 difference\./)
})
