import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { modules } from '../../server/modules.ts'
import { LOCK_NUMBERS } from '../../server/platform/database/locks-store.ts'
import { declarationsOf } from '../../server/platform/modules/define-module.ts'
import { openCluster } from '../../server/platform/postgres/cluster.ts'
import { startDescribedServer, type DescribedServer } from '../described-server.ts'

const ROOT = path.join(import.meta.dirname, '../../server')

let server: DescribedServer
let client: pg.Client
let release: () => Promise<void>

before(async () => {
  server = await startDescribedServer()
  const cluster = await openCluster(server.data, () => undefined)
  client = new pg.Client(cluster.connection)
  await client.connect()
  release = async () => {
    await client.end()
    await cluster.release()
  }
  await server.call('POST /api/sample')
})
after(async () => {
  await release()
  await server[Symbol.asyncDispose]()
})

/**
 * Records every write of a customer's row by a transaction that holds neither the lock of this customer nor one of those
 * for which a merge and an undo wait. A customer whom the transaction itself has created is its own.
 */
async function watchWrites(): Promise<void> {
  const { customers, audit: _, ...others } = LOCK_NUMBERS
  await client.query(`
    create table unlocked_write (name text, operation text, statement text);
    create function record_unlocked_write() returns trigger language plpgsql as $$
    declare of_customer bigint := case when tg_op = 'DELETE' then old.customer_id else new.customer_id end;
    begin
      if of_customer is not null and not exists (
        select 1 from pg_locks where pid = pg_backend_pid() and locktype = 'advisory' and granted and (
          (objsubid = 2 and classid = ${customers} and objid::bigint = of_customer % 2147483647)
          or (objsubid = 1 and classid = 0 and objid in (${Object.values(others).join(', ')})))
      ) and not exists (select 1 from customer c where c.id = of_customer and c.xmin = pg_current_xact_id()::xid)
      then insert into unlocked_write values (tg_table_name, tg_op, current_query()); end if;
      return null;
    end $$;
  `)
  for (const [table, declared] of Object.entries(declarationsOf(modules).customerTables)) {
    if (declared === 'derived') continue
    // A row of a look-up table is known by a key without the customer, so that it is found wherever it has moved.
    const operations = declared.isLookup ? 'insert' : 'insert or update or delete'
    await client.query(`
      create trigger record_unlocked_write after ${operations} on ${table}
      for each row execute function record_unlocked_write()
    `)
  }
}

test('no route writes for a customer without holding them, so that no merge or undo can lose it', async () => {
  await watchWrites()
  const note = `insert into note (customer_id, kind, text, author, written_at) select id, 'note', '', '', now() from customer limit 1`
  await client.query(note)
  const recorded = async () => (await client.query('select * from unlocked_write')).rows
  assert.equal((await recorded()).length, 1, 'a write without the lock is recorded')
  await client.query('truncate unlocked_write')
  for (const file of (await Array.fromAsync(glob('**/routes.fixture.ts', { cwd: ROOT }))).sort()) {
    const { callRoutes } = (await import(path.join(ROOT, file))) as {
      callRoutes: (server: DescribedServer) => Promise<void>
    }
    await callRoutes(server)
  }
  await server.call('DELETE /api/sample')
  assert.deepEqual(await recorded(), [])
})
