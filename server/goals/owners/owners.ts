import { findContacts } from '../../customers/customers.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { listPeople } from '../../platform/people/people.ts'
import type { Scope } from '../../platform/scope/scope.ts'

/** @throws Refusal 400 when no colleague has the id */
export async function requireTeamOwner(scope: Scope, id: string): Promise<void> {
  const people = await listPeople(scope)
  if (!people.some((person) => person.id === id))
    throw new Refusal(400, 'team_owner', `Nobody in the team has the id "${id}".`)
}

/** @throws Refusal 400 when the customer has no such contact */
export async function requireCustomerOwner(scope: Scope, customerId: number, id: number): Promise<void> {
  if ((await findContacts(scope, customerId, [id])).length === 0)
    throw new Refusal(400, 'customer_owner', `The customer has no contact ${id}.`)
}
