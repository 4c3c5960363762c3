import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { claimedEmailOf } from '../../customers/claim.ts'
import { confirmContact } from '../../customers/contacts.ts'
import * as customers from '../../customers/customers.ts'
import { inviteToPortal } from '../../customers/portal/links/links.ts'
import { makeEvent, openUsage } from '../usage.fixture.ts'

let usageTest: Awaited<ReturnType<typeof openUsage>>
before(async () => (usageTest = await openUsage()))
after(() => usageTest[Symbol.asyncDispose]())

let serial = 0

const identify = (userRef: string, hours: number, traits: object) =>
  makeEvent('identify', hours, {
    messageId: `claim-${serial++}`,
    userRef,
    properties: JSON.stringify(traits),
  })

/** A customer with one contact, both entered by hand. */
async function enteredByHand(name: string): Promise<{ id: number; contactId: number; email: string }> {
  const { scope } = usageTest
  const { id } = await customers.record(scope, { kind: 'person', name, email: null, country: null })
  const email = `noa@${name}.example`
  const contact = { customerId: id, name: 'Noa Lindt', email, phone: null, title: null }
  return { id, email, contactId: (await customers.addContact(scope, contact)).id }
}

const contactsOf = async (id: number) => (await customers.get(usageTest.scope, id)).contacts

test('whoever has the public key cannot redirect the invitation of a contact whom the team entered', async () => {
  const { id, email, contactId } = await enteredByHand('redirected')
  await usageTest.send(identify('eve-1', 0, { email }))
  await usageTest.send(identify('eve-1', 1, { email: 'eve@evil.example', name: 'Eve' }))
  assert.deepEqual(
    (await contactsOf(id)).map(({ name, email, isEmailTracked, claimedEmail }) => ({
      name,
      email,
      isEmailTracked,
      claimedEmail,
    })),
    [{ name: 'Noa Lindt', email, isEmailTracked: false, claimedEmail: 'eve@evil.example' }],
  )
  assert.equal((await inviteToPortal(usageTest.scope, id, { contactId })).email, email)
  const written = await sql<{
    to: string
  }>`select recipient as to from mail where customer_id = ${id}`.execute(usageTest.scope.db)
  assert.deepEqual(written.rows, [{ to: email }])
})

test('a link is refused to an address that only tracking reported, until a colleague has confirmed it', async () => {
  const email = 'claimed@claimed.example'
  await usageTest.send(identify('claimed-1', 0, { email }))
  const { customer, contact } = await usageTest.placeOf('claimed-1')
  const refused = { status: 409, code: 'address_claimed' }
  const invite = (who: { contactId: number } | { email: string }) =>
    inviteToPortal(usageTest.scope, customer, who)
  await assert.rejects(invite({ contactId: contact }), refused)
  await assert.rejects(invite({ email: ' Claimed@claimed.example' }), refused)
  assert.equal((await invite({ email: 'somebody@else.example' })).email, 'somebody@else.example')
  await assert.rejects(confirmContact(usageTest.scope, customer, contact, 'other@claimed.example'), {
    status: 409,
    code: 'claim_changed',
  })
  await confirmContact(usageTest.scope, customer, contact, email)
  assert.equal((await invite({ contactId: contact })).email, email)
  await usageTest.send(identify('claimed-1', 1, { email: 'eve@evil.example' }))
  assert.equal((await invite({ contactId: contact })).email, email)
})

test('the address of a tracked person does not become the address of the customer whom the team entered', async () => {
  const { id } = await enteredByHand('joined')
  await usageTest.send(identify('joined-1', 0, { email: 'eve@evil.example' }))
  await customers.merge(usageTest.scope, (await usageTest.placeOf('joined-1')).customer, id)
  const customer = await customers.get(usageTest.scope, id)
  assert.deepEqual([customer.name, customer.email], ['joined', null])
})

test('a later name in tracking changes no customer whom the team has confirmed', async () => {
  await usageTest.send(identify('named-1', 0, { email: 'ada@named.example', name: 'Ada' }))
  const { customer, contact } = await usageTest.placeOf('named-1')
  await confirmContact(usageTest.scope, customer, contact, 'ada@named.example')
  await usageTest.send(identify('named-1', 1, { email: 'eve@named.example', name: 'Eve' }))
  const { name, email } = await customers.get(usageTest.scope, customer)
  assert.deepEqual([name, email], ['Ada', 'ada@named.example'])
})

type Step = { by: 'tracking'; hour: number; email: number } | { by: 'person' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ by: fc.constant('tracking' as const), hour: fc.nat(9), email: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('person' as const) }) },
)

/** What a person confirmed stays; among claims the one of the latest moment counts. */
function expected(steps: readonly Step[]): { email: string; isTracked: boolean } {
  let claim = { hour: -1, email: '' }
  let confirmed: string | null = null
  for (const one of steps) {
    if (one.by === 'person') confirmed = claim.email
    else {
      const email = `e${one.email}`
      if (one.hour > claim.hour || (one.hour === claim.hour && email > claim.email))
        claim = { hour: one.hour, email }
    }
  }
  return { email: confirmed ?? claim.email, isTracked: confirmed === null }
}

test('law: in any order of claims and confirmations a claim never replaces what a person supplied', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.array(step, { maxLength: 8 }), async (first, more) => {
      const [user, domain] = [`law-${serial++}`, `@law${serial}.example`]
      const steps: Step[] = [{ by: 'tracking', hour: 0, email: first }, ...more]
      for (const one of steps) {
        if (one.by === 'tracking')
          await usageTest.send(identify(user, one.hour, { email: `e${one.email}${domain}` }))
        else {
          const { customer, contact } = await usageTest.placeOf(user)
          const [own] = await contactsOf(customer)
          const claim = claimedEmailOf(own!)
          if (claim) await confirmContact(usageTest.scope, customer, contact, claim)
        }
      }
      const [contact] = await contactsOf((await usageTest.placeOf(user)).customer)
      const { email, isTracked } = expected(steps)
      assert.deepEqual([contact!.email, contact!.isEmailTracked], [email + domain, isTracked])
    }),
    { numRuns: 25 },
  )
})
