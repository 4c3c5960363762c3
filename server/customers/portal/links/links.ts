import { sql } from 'kysely'
import { Refusal } from '../../../platform/errors/refusal.ts'
import { sendEmail, type MailState } from '../../../platform/mail/mail.ts'
import { redactSecrets } from '../../../platform/mail/retention-store.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../../platform/scope/scope.ts'
import { getSettings } from '../../../platform/settings/settings.ts'
import { hashToken, newToken } from '../../../platform/secrets/token-store.ts'
import { requireCustomer } from '../../customers.ts'
import { normalizeEmail } from '../../identity/key.ts'
import type { Customer } from '../../schema.ts'
import { getBrand } from '../brand/brand.ts'
import { findContactByEmail, findContacts, find, confirmCustomers } from '../../store.ts'
import { DAY_MS } from '../../../../values/days.ts'

/** A person at the customer, or an address of somebody who is not known yet; and for how many days the link lives. */
export type Invitee = ({ contactId: number } | { email: string }) & { days?: number | undefined }

export type Invitation = {
  id: number
  email: string
  /** Shown in this answer and never again; it leads in once. */
  url: string
  expiresAt: Date
  /** What became of the letter: 'kept' when there is no mail server and somebody has to hand the address over. */
  letter: { id: number; state: MailState }
}

const LINK_DAYS = 14

/**
 * A link to the customer's own page for somebody there, and the letter that brings it.
 *
 * @throws Refusal 404 when there is no such customer or contact, 400 when there is no address to write to
 * @example await inviteToPortal(scope, 7, { email: 'noa@cleo-cycles.example' }) // { id: 1, url: 'https://…/portal/l/…', … }
 */
export async function inviteToPortal(
  scope: Scope,
  customerId: number,
  invited: Invitee,
): Promise<Invitation> {
  return inTransaction(scope, async (scope) => {
    const customer = await requireCustomer(scope, customerId)
    const reader = await findRecipient(scope, customer, invited)
    return createLink(scope, customer, reader, actorDisplayName(scope.actor), invited.days)
  })
}

type Recipient = { contactId: number | null; email: string; name: string | null }

async function findRecipient(scope: Scope, customer: Customer, invited: Invitee): Promise<Recipient> {
  if ('contactId' in invited) {
    const [contact] = await findContacts(scope.db, customer.id, [invited.contactId])
    if (!contact)
      throw new Refusal(
        404,
        'contact_unknown',
        `Customer ${customer.id} has no contact ${invited.contactId}.`,
      )
    const email = normalizeEmail(contact.email)
    if (!email)
      throw new Refusal(
        400,
        'no_address',
        `No e-mail address of ${contact.name} is known. Give the address instead.`,
      )
    return { contactId: contact.id, email, name: contact.name }
  }
  const email = normalizeEmail(invited.email)
  if (!email)
    throw new Refusal(
      400,
      'no_address',
      `"${invited.email}" is no e-mail address; it looks like ada@example.com.`,
    )
  const known = await findContactByEmail(scope.db, customer.id, email)
  return { contactId: known?.id ?? null, email, name: known?.name ?? null }
}

/** @param madeBy how the house calls whoever made it */
export async function createLink(
  scope: Scope,
  customer: Pick<Customer, 'id' | 'name'>,
  { contactId, email, name }: Recipient,
  madeBy: string,
  days = LINK_DAYS,
): Promise<Invitation> {
  await confirmCustomers(scope.db, [customer.id])
  const token = newToken()
  const expiresAt = new Date(scope.now.getTime() + days * DAY_MS)
  const { rows } = await sql<{ id: number }>`
    insert into portal_link (customer_id, contact_id, email, hash, made_by, made_at, expires_at)
    values (${customer.id}, ${contactId}, ${email}, ${hashToken(token)}, ${madeBy}, ${scope.now}, ${expiresAt})
    returning id
  `.execute(scope.db)
  const url = `${scope.site.url}/portal/l/${token}`
  const { companyName, locale, timeZone } = await getSettings(scope)
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(expiresAt)
  const { colour } = await getBrand(scope)
  const letter = await sendEmail(scope, {
    kind: 'portal link',
    to: email,
    subject: companyName ? `Your page at ${companyName}` : 'Your page',
    paragraphs: [
      name ? `Hello ${name},` : 'Hello,',
      `Here is the page on which ${customer.name} ${companyName ? `and ${companyName} see the same goals` : 'sees the goals set together'}, and how far they are.`,
    ],
    button: { label: 'Open your page', url },
    footer: `The link is for you alone, works once, and until ${until}. If you did not expect it, leave it.`,
    customerId: customer.id,
    secret: { text: token, until: expiresAt },
    colour,
  })
  return { id: rows[0]!.id, email, url, expiresAt, letter }
}

/**
 * Ends a link and every session that came of it; the next request of each is refused. Twice is once.
 *
 * @throws Refusal 404 when the customer has no such link
 */
export async function revokeLink(scope: Scope, customerId: number, linkId: number): Promise<void> {
  await inTransaction(scope, async ({ db, now }) => {
    const id = (await find(db, customerId))?.id ?? customerId
    const { rows } = await sql<{ hash: Buffer }>`
      update portal_link set revoked_at = coalesce(revoked_at, ${now}) where customer_id = ${id} and id = ${linkId}
      returning hash
    `.execute(db)
    if (rows.length === 0)
      throw new Refusal(
        404,
        'link_unknown',
        `Customer ${customerId} has no link ${linkId}. Load the page again.`,
      )
    await sql`
      update portal_session set revoked_at = coalesce(revoked_at, ${now}) where customer_id = ${id} and link_id = ${linkId}
    `.execute(db)
    await redactSecrets(
      { db },
      rows.map(({ hash }) => hash),
    )
  })
}
