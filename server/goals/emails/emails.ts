import { sql } from 'kysely'
import { Refusal } from '../../platform/errors/refusal.ts'
import { interrupted } from '../../platform/process/interrupt.ts'
import type { Email } from '../../platform/mail/email.ts'
import { sendEmail } from '../../platform/mail/mail.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { hasNews, recipientsQuery } from './recipient-store.ts'
import { goalLine, monthName, type ValueFormat } from './content.ts'
import { loadGoals } from '../list/goal-store.ts'
import type { Goal } from '../goal.ts'

/** Later than this in a month, a letter about the one before is no news. */
const LAST_DAY = 7
const AT_ONCE = 100
/** By which its readers leave it. */
export const PROGRESS_LIST = 'progress'

/**
 * Writes to customers how far they came in the month that has just ended: once each, only who has a new reading, and only
 * to people at the customer who own a goal or have a way into their page. Who has left the list gets none, and nobody does
 * while the company has these letters off. Safe to repeat.
 */
export async function queueProgressEmails(scope: Scope): Promise<void> {
  const { text: today, timeZone } = await todayOf(scope)
  if (Number(today.slice(8)) > LAST_DAY || !(await areEmailsOn(scope))) return
  const month = monthBefore(today)
  for (let after = 0; ;) {
    const ids = await customersWithNews(scope, month, timeZone, after)
    if (ids.length === 0) return
    after = ids.at(-1)!
    for (const id of ids) {
      interrupted.throwIfAborted()
      await queueForCustomer(scope, id, month, timeZone)
    }
  }
}

async function areEmailsOn({ db }: Scope): Promise<boolean> {
  const { rows } = await sql`select 1 from progress_letters where is_on`.execute(db)
  return rows.length > 0
}

/** @example monthBefore('2026-01-03') // '2025-12-01' */
export function monthBefore(today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10)
}

async function customersWithNews(
  { db }: Scope,
  month: string,
  timeZone: string,
  after: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct g.customer_id as id
    from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
    where g.customer_id > ${after} and ${hasNews(month, timeZone)}
      and not exists (select from progress_letter l where l.customer_id = g.customer_id and l.month = ${month}::date)
    order by 1 limit ${AT_ONCE}
  `.execute(db)
  return rows.map(({ id }) => id)
}

async function queueForCustomer(scope: Scope, id: number, month: string, timeZone: string): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { numAffectedRows } = await sql`
      insert into progress_letter (customer_id, month, written_at)
      select ${id}, ${month}, ${scope.now} from progress_letters where is_on
      on conflict do nothing
    `.execute(scope.db)
    // Another process was faster, or the letters have been turned off since.
    if (numAffectedRows === 0n) return
    const goals = await goalsWithNews(scope, id, month, timeZone)
    const settings = await getSettings(scope)
    for (const reader of await recipientsOf(scope, id))
      await sendEmail(scope, composeEmail(scope, id, reader, month, goals, settings)).catch(
        refuseAllButAddress,
      )
  })
}

/** Whoever cannot be written to keeps nobody else from their letter. */
function refuseAllButAddress(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== 'mail_address') throw error
}

export type Recipient = { email: string; name: string | null }

/** Who at a customer is written to. */
export async function recipientsOf({ db }: Scope, id: number): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select email, name from (${recipientsQuery(sql`select ${id}::bigint`)}) reader order by email limit 20
  `.execute(db)
  return rows
}

/** The goals of a customer of which there is something to tell. */
export async function goalsWithNews(
  scope: Scope,
  id: number,
  month: string,
  timeZone: string,
): Promise<Goal[]> {
  const places = sql`
    select g.customer_id, g.id, g.due_on as place
    from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
    where g.customer_id = ${id} and ${hasNews(month, timeZone)}
  `
  return loadGoals(scope.db, places, (await todayOf(scope)).day)
}

/** The letter as it is posted. @param month its first day */
export function composeEmail(
  { site }: Pick<Scope, 'site'>,
  customerId: number,
  reader: Recipient,
  month: string,
  goals: Goal[],
  manner: ValueFormat,
): Email {
  const name = monthName(month, manner.locale)
  return {
    kind: 'progress',
    list: PROGRESS_LIST,
    customerId,
    to: reader.email,
    subject: `Your progress in ${name}`,
    paragraphs: [
      reader.name ? `Hello ${reader.name},` : 'Hello,',
      `this is how far you came in ${name} towards what you want to reach.`,
    ],
    figures: goals.map((goal) => goalLine(goal, manner)),
    button: { label: 'See your goals', url: `${site.url}/portal` },
    footer: 'Is a number wrong? Say so on your page: it is left out until we have answered.',
  }
}
