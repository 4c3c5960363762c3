import { Refusal } from '../platform/errors/refusal.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { changeCustomer } from './change.ts'
import { confirmCustomers, confirmEmail, findContacts } from './store.ts'
import { claimedEmailOf } from './claim.ts'

/**
 * Confirms the address that tracking reported for a contact. From then on it counts as supplied by a person, and tracking
 * cannot change it.
 *
 * @param email the address that the colleague saw
 * @throws Refusal 404 when the customer has no such contact, 409 when tracking has reported another address meanwhile
 */
export async function confirmContact(
  scope: Scope,
  customerId: number,
  contactId: number,
  email: string,
): Promise<void> {
  await changeCustomer(scope, customerId, async ({ db }, id) => {
    const [contact] = await findContacts(db, id, [contactId])
    if (!contact) throw new Refusal(404, 'contact_unknown', `Customer ${id} has no contact ${contactId}.`)
    if (claimedEmailOf(contact) !== email)
      throw new Refusal(
        409,
        'claim_changed',
        `${email} is not the address that tracking reports for ${contact.name} now. Reload the page.`,
      )
    await confirmEmail(db, id, contactId, email)
    await confirmCustomers(db, [id])
  })
}
