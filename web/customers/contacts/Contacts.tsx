import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { AddContact } from './AddContact.tsx'
import { Claim } from './Claim.tsx'
import type { Customer } from '../queries.ts'

/** The contacts of a customer. */
export function Contacts({ customer }: { customer: Customer }) {
  const [adding, setAdding] = useState(false)
  const { contacts } = customer
  return (
    <section aria-label="Contacts">
      <h2 className="mb-1 text-small font-medium text-soft">Contacts</h2>
      {contacts.length === 0 && <p className="text-soft">No contacts yet. Who do you talk to there?</p>}
      <ul className="m-0 list-none p-0">
        {contacts.map(({ id, name, title, email, phone, isEmailTracked, claimedEmail }) => (
          <li key={id} className="border-b py-2">
            <span className="font-medium">{name}</span>
            {title && <span className="text-soft"> · {title}</span>}
            <span className="block text-small break-words">
              {email && (
                <a href={`mailto:${email}`} className="me-3 text-accent hover:underline">
                  {email}
                </a>
              )}
              {phone && (
                <a href={`tel:${phone}`} className="text-accent hover:underline">
                  {phone}
                </a>
              )}
            </span>
            <Claim
              customerId={customer.id}
              contactId={id}
              email={claimedEmail ?? (isEmailTracked ? email : null)}
            />
          </li>
        ))}
      </ul>
      <Button
        kind="quiet"
        size="small"
        className="-ms-2.5 mt-1"
        icon={<UserPlus size={15} aria-hidden />}
        onClick={() => setAdding(true)}
      >
        Add a contact
      </Button>
      <AddContact customer={customer} open={adding} onClose={() => setAdding(false)} />
    </section>
  )
}

/** The names under which other systems know the customer. */
export function KnownAs({ customer }: { customer: Customer }) {
  const { identities } = customer
  if (identities.length === 0) return null
  return (
    <section aria-label="Known as">
      <h2 className="mb-1 text-small font-medium text-soft">Known as</h2>
      <ul className="m-0 list-none p-0">
        {identities.map(({ source, externalId }) => (
          <li key={`${source} ${externalId}`} className="py-0.5 break-words">
            {externalId} <span className="text-soft">{source === 'email' ? '(email)' : `in ${source}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
