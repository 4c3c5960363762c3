import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../../test/database.ts'
import { record } from '../../customers.ts'
import { inviteToPortal } from './links.ts'

test('any contact of a customer can be invited, whatever their number, and is greeted by name', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const { id } = await record(scope, { kind: 'company', name: 'Large', email: null, country: null })
  const { rows } = await sql<{ id: number }>`
    insert into contact (customer_id, name, email, created_at)
    select ${id}, 'Person ' || n, 'person' || n || '@large.example', now() from generate_series(1, 1005) n
    returning id
  `.execute(scope.db)
  const last = rows.at(-1)!.id
  assert.equal((await inviteToPortal(scope, id, { contactId: last })).email, 'person1005@large.example')
  await inviteToPortal(scope, id, { email: ' Person1004@large.example' })
  const { rows: links } = await sql<{ contact: number }>`
    select contact_id as contact from portal_link order by id
  `.execute(scope.db)
  assert.deepEqual(
    links.map(({ contact }) => contact),
    [last, last - 1],
  )
})
