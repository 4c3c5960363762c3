import type { invitationSchema } from './schema.ts'
import type { z } from 'zod'
import { DAY_MS } from '../../../../values/days.ts'
import { Refusal } from '../../../platform/errors/refusal.ts'
import { sendEmail } from '../../../platform/mail/mail.ts'
import { redactSecrets } from '../../../platform/mail/retention-store.ts'
import { actorDisplayName, type Scope } from '../../../platform/scope/scope.ts'
import { hashToken, newToken } from '../../../platform/secrets/token.ts'
import { getSettings } from '../../../platform/settings/settings.ts'
import { changeCustomer } from '../../change.ts'
import { requireCustomer } from '../../customers.ts'
import { normalizeEmail } from '../../identity/key.ts'
import type { Customer } from '../../schema.ts'
import { confirmCustomers, findContactByEmail, findContacts } from '../../store.ts'
import { getBrand } from '../brand/brand.ts'
import { endLink, insertLink } from './store.ts'

/** A contact of the customer, or the address of somebody who is not known yet; and how many days the link is valid. */
export type Invitee = ({ contactId: number } | { email: string }) & { days?: number | undefined }

export type Invitation = z.infer<typeof invitationSchema>

const LINK_DAYS = 14

/**
 * Makes a link to the customer's portal for somebody there, and sends it by email.
 *
 * @throws Refusal 404 when there is no such customer or contact, 400 when there is no address to write to, 409 when only
 *   tracking has reported the address
 */
export async function inviteToPortal(
  scope: Scope,
  customerId: number,
  invitee: Invitee,
): Promise<Invitation> {
  return changeCustomer(scope, customerId, async (scope, id) => {
    const customer = await requireCustomer(scope, id)
    const recipient = await findRecipient(scope, customer, invitee)
    return createLink(scope, customer, recipient, actorDisplayName(scope.actor), invitee.days)
  })
}

type Recipient = { contactId: number | null; email: string; name: string | null }

async function findRecipient(scope: Scope, customer: Customer, invitee: Invitee): Promise<Recipient> {
  if ('contactId' in invitee) {
    const [contact] = await findContacts(scope.db, customer.id, [invitee.contactId])
    if (!contact)
      throw new Refusal(
        404,
        'contact_unknown',
        `Customer ${customer.id} has no contact ${invitee.contactId}.`,
      )
    const email = normalizeEmail(contact.email)
    if (!email)
      throw new Refusal(
        400,
        'no_address',
        `No email address of ${contact.name} is known. Enter an address instead.`,
      )
    if (contact.isEmailTracked) refuseClaimed(email)
    return { contactId: contact.id, email, name: contact.name }
  }
  const email = normalizeEmail(invitee.email)
  if (!email)
    throw new Refusal(
      400,
      'no_address',
      `"${invitee.email}" is not an email address; it should look like ada@example.com.`,
    )
  const known = await findContactByEmail(scope.db, customer.id, email)
  if (known?.isEmailTracked) refuseClaimed(email)
  return { contactId: known?.id ?? null, email, name: known?.name ?? null }
}

function refuseClaimed(email: string): never {
  throw new Refusal(
    409,
    'address_claimed',
    `Only tracking has reported ${email}, and anyone can make it report any address. Confirm the address under Contacts first.`,
  )
}

/** @param madeBy the name of the person who made it */
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
  const { id } = await insertLink(scope.db, {
    customerId: customer.id,
    contactId,
    email,
    hash: hashToken(token),
    madeBy,
    madeAt: scope.now,
    expiresAt,
  })
  const url = `${scope.site.url}/portal/l/${token}`
  const { companyName, locale, timeZone } = await getSettings(scope)
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(expiresAt)
  const { colour } = await getBrand(scope)
  const message = await sendEmail(scope, {
    kind: 'portal link',
    to: email,
    subject: companyName ? `Your page at ${companyName}` : 'Your page',
    paragraphs: [
      name ? `Hello ${name},` : 'Hello,',
      `Here is your page, where ${customer.name} ${companyName ? `and ${companyName} see the same goals` : 'sees the goals set together'}, and how far they are.`,
    ],
    button: { label: 'Open your page', url },
    footer: `The link is only for you. It works once, until ${until}. If you didn’t expect this, ignore it.`,
    customerId: customer.id,
    secret: { text: token, until: expiresAt },
    colour,
  })
  return { id, email, url, expiresAt, message }
}

/**
 * Revokes a link: it and its sessions are refused from the next request on. Doing it again changes nothing.
 *
 * @throws Refusal 404 when the customer or the link does not exist
 */
export async function revokeLink(scope: Scope, customerId: number, linkId: number): Promise<void> {
  await changeCustomer(scope, customerId, async (scope, id) => {
    const hash = await endLink(scope.db, id, linkId, scope.now)
    if (!hash)
      throw new Refusal(404, 'link_unknown', `Customer ${customerId} has no link ${linkId}. Reload the page.`)
    await redactSecrets(scope, [hash])
  })
}
