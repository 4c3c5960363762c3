import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { customersOf } from '../customer-set-store.ts'
import { sql } from 'kysely'
import { record } from '../customers.ts'
import { writeNote } from '../notes/notes.ts'
import { inviteToPortal } from './links/links.ts'
import { recordVisit } from './visits/visits.ts'
import { asCustomer, internalScope, type CustomerScope } from '../../platform/scope/customer-scope.ts'
import { sendEmail } from '../../platform/mail/mail.ts'
import { actorName, actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { cast, peopleAtCleo } from '../sample/cast.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let team: Scope
let customer: CustomerScope

before(async () => {
  database = await testDatabase()
  team = await testScope(database)
  const { id } = await record(team, { kind: 'company', name: cast.cleo.name, email: null, country: null })
  const { email, name } = peopleAtCleo.mika
  customer = asCustomer(team, {
    customerId: id,
    linkId: 3,
    contact: { id: null, email, name },
    address: '::1',
  })
})
after(() => database[Symbol.asyncDispose]())

test("the team's functions do not accept a customer's scope, a customer's functions not the team's, and neither one made by hand", () => {
  const compiled = () => [
    // @ts-expect-error notes are internal to the team
    writeNote(customer, { customerId: 1, kind: 'note', text: 'x' }),
    // @ts-expect-error nobody invites themselves
    inviteToPortal(customer, 1, { email: 'eve@example.com' }),
    // @ts-expect-error emails are sent in the name of the company
    sendEmail(customer, { kind: 'x', to: 'eve@example.com', subject: 'x', paragraphs: [] }),
    // @ts-expect-error the team has no visits
    recordVisit(team, 'saw', 'goals'),
    // @ts-expect-error only a session determines the customer of a scope
    recordVisit({ ...team, customerId: 1, contact: customer.contact }, 'saw', 'goals'),
  ]
  assert.equal(typeof compiled, 'function')
  // @ts-expect-error the customer of a scope cannot change
  const moved: () => void = () => void (customer.customerId = 2)
  assert.equal(typeof moved, 'function')
})

test("the effects of a customer's action run internally, in their name and in their transaction", async () => {
  const internal = internalScope(customer)
  assert.equal(actorDisplayName(internal.actor), peopleAtCleo.mika.name)
  assert.equal(actorName(internal.actor), `customer:${customer.customerId}/3`)
  const undone = inTransaction(customer, async (scope) => {
    await scope.events.emit(scope, 'goals.changed', { customers: customersOf([]) })
    await recordVisit(scope, 'changed', 'goals.report')
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from event where name = 'goals.changed') + (select count(*) from portal_visit) as n
  `.execute(team.db)
  assert.equal(rows[0]!.n, 0)
})
