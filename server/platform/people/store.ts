import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '../scope/scope.ts'
import type { Person, Preferences } from './schema.ts'

type Reader = Pick<Scope, 'db'>

export async function hasPeople({ db }: Reader): Promise<boolean> {
  const { rows } = await sql`select 1 from auth_user limit 1`.execute(db)
  return rows.length > 0
}

/** The address of the first owner. */
export async function findOwner({ db }: Reader): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`
    select email from auth_user where role = 'owner' order by "createdAt" limit 1
  `.execute(db)
  return rows[0]?.email ?? null
}

export async function insertOwner(
  { db, now }: Scope,
  owner: { name: string; email: string; passwordHash: string },
): Promise<void> {
  const id = randomUUID()
  await sql`
    insert into auth_user (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
    values (${id}, ${owner.name}, ${owner.email}, true, 'owner', ${now}, ${now})
  `.execute(db)
  await sql`
    insert into auth_account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${randomUUID()}, ${id}, 'credential', ${id}, ${owner.passwordHash}, ${now}, ${now})
  `.execute(db)
}

export async function readPasswordHash({ db }: Reader, email: string): Promise<string | null> {
  const { rows } = await sql<{ password: string }>`
    select a.password from auth_account a join auth_user u on u.id = a."userId"
    where u.email = ${email} and a."providerId" = 'credential'
  `.execute(db)
  return rows[0]?.password ?? null
}

export async function writePasswordHash({ db, now }: Scope, email: string, hash: string): Promise<void> {
  await sql`
    update auth_account set password = ${hash}, "updatedAt" = ${now}
    where "userId" = (select id from auth_user where email = ${email}) and "providerId" = 'credential'
  `.execute(db)
}

export async function endSessions({ db }: Reader, email: string): Promise<void> {
  await sql`
    delete from auth_session where "userId" = (select id from auth_user where email = ${email})
  `.execute(db)
}

export async function selectPeople({ db }: Reader): Promise<Person[]> {
  const { rows } = await sql<Person>`select id, name from auth_user order by lower(name), id`.execute(db)
  return rows
}

export async function readRole({ db }: Reader, id: string): Promise<string> {
  const { rows } = await sql<{ role: string }>`select role from auth_user where id = ${id}`.execute(db)
  return rows[0]!.role
}

export async function readPreferences(
  { db }: Reader,
  id: string,
): Promise<{ locale: string | null; theme: string | null }> {
  const { rows } = await sql<{ locale: string | null; theme: string | null }>`
    select locale, theme from auth_user where id = ${id}
  `.execute(db)
  return rows[0]!
}

export async function writePreferences({ db }: Reader, id: string, view: Preferences): Promise<void> {
  await sql`update auth_user set locale = ${view.locale}, theme = ${view.theme} where id = ${id}`.execute(db)
}
