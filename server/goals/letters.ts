import { sql } from 'kysely'
import { Refusal } from '../platform/errors.ts'
import { interrupted } from '../platform/interrupt.ts'
import { post } from '../platform/mail.ts'
import { together, type Scope } from '../platform/scope.ts'
import { getSettings } from '../platform/settings.ts'
import { todayOf } from '../platform/today.ts'
import { goalLine, monthName } from './letter-words.ts'
import { goalsAt } from './rows.ts'
import type { Goal } from './answers.ts'

/** Later than this in a month, a letter about the one before is no news. */
const LAST_DAY = 7
const AT_ONCE = 100

/**
 * Writes to customers how far they came in the month that has just ended: once each, only who has a new reading, and only
 * to people at the customer who own a goal or have a way into their page. Who has left the list gets none. Safe to repeat.
 */
export async function writeLetters(scope: Scope): Promise<void> {
  const { text: today, timeZone } = await todayOf(scope)
  if (Number(today.slice(8)) > LAST_DAY) return
  const month = monthBefore(today)
  for (let after = 0; ;) {
    const ids = await dueFor(scope, month, timeZone, after)
    if (ids.length === 0) return
    after = ids.at(-1)!
    for (const id of ids) {
      interrupted.throwIfAborted()
      await writeOne(scope, id, month, timeZone)
    }
  }
}

/** @example monthBefore('2026-01-03') // '2025-12-01' */
export function monthBefore(today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10)
}

const hasNews = (month: string, timeZone: string) => sql`
  g.agreed_on is not null and s.status <> 'dropped' and exists (
    select from counted_reading r
    where r.customer_id = g.customer_id and r.metric_id = g.metric_id
      and r.at >= ${month}::timestamp at time zone ${timeZone}
      and r.at < (${month}::date + interval '1 month') at time zone ${timeZone}
      and r.at >= g.starts_on::timestamp at time zone ${timeZone}
  )
`

async function dueFor({ db }: Scope, month: string, timeZone: string, after: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct g.customer_id as id
    from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
    where g.customer_id > ${after} and ${hasNews(month, timeZone)}
      and not exists (select from progress_letter l where l.customer_id = g.customer_id and l.month = ${month}::date)
    order by 1 limit ${AT_ONCE}
  `.execute(db)
  return rows.map(({ id }) => id)
}

async function writeOne(scope: Scope, id: number, month: string, timeZone: string): Promise<void> {
  await together(scope, async (scope) => {
    const { numAffectedRows } = await sql`
      insert into progress_letter (customer_id, month, written_at) values (${id}, ${month}, ${scope.now})
      on conflict do nothing
    `.execute(scope.db)
    // Another process was faster.
    if (numAffectedRows === 0n) return
    const places = sql`
      select g.customer_id, g.id, g.due_on as place
      from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
      where g.customer_id = ${id} and ${hasNews(month, timeZone)}
    `
    const goals = await goalsAt(scope.db, places, (await todayOf(scope)).day)
    for (const reader of await readersOf(scope, id))
      await postOne(scope, id, reader, month, goals).catch(refuseAllButAddress)
  })
}

/** Whoever cannot be written to keeps nobody else from their letter. */
function refuseAllButAddress(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== 'mail_address') throw error
}

type Reader = { email: string; name: string | null }

/**
 * Where these letters may go: to addresses that the team wrote down or let into the page. One that only tracking tells is
 * anybody's who has read the key in the product's pages.
 */
async function readersOf({ db }: Scope, id: number): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    with way as (
      select distinct on (email) email, contact_id, revoked_at from portal_link
      where customer_id = ${id} order by email, id desc
    )
    select distinct on (email) email, name from (
      select lower(k.email) as email, k.name from goal g
      join contact k on k.customer_id = g.customer_id and k.id = g.customer_owner
      where g.customer_id = ${id} and k.email is not null and not exists (
        select from contact_identity i
        where i.customer_id = k.customer_id and i.contact_id = k.id and i.mailed_at is not null
      )
      union all
      select lower(way.email), k.name from way left join contact k on k.customer_id = ${id} and k.id = way.contact_id
      where way.revoked_at is null
    ) reader
    order by email, name nulls last limit 20
  `.execute(db)
  return rows
}

async function postOne(
  scope: Scope,
  id: number,
  reader: Reader,
  month: string,
  goals: Goal[],
): Promise<void> {
  const settings = await getSettings(scope)
  const name = monthName(month, settings.locale)
  await post(scope, {
    kind: 'progress',
    list: 'progress',
    customerId: id,
    to: reader.email,
    subject: `Your progress in ${name}`,
    paragraphs: [
      reader.name ? `Hello ${reader.name},` : 'Hello,',
      `this is how far you came in ${name} towards what you want to reach.`,
    ],
    figures: goals.map((goal) => goalLine(goal, settings)),
    button: { label: 'See your goals', url: `${scope.site.url}/portal` },
    footer: 'Is a number wrong? Say so on your page: it is left out until we have answered.',
  })
}
