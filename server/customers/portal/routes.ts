import { portalOutput, brandSchema } from './schema.ts'
import { invitationSchema } from './links/schema.ts'
import { empty } from '../../platform/http/output.ts'
import { z } from 'zod'
import { audit } from '../../platform/audit/audit-store.ts'
import { team, teamChange } from '../../platform/http/procedures.ts'
import { id } from '../../platform/http/id.ts'
import { inTransaction } from '../../platform/scope/scope.ts'
import { inviteToPortal, revokeLink, type Invitee } from './links/links.ts'
import { changeBrand, getBrand } from './brand/brand.ts'
import { getPortalAccess } from './visits/visits.ts'

const email = z.email('This is not an email address; it should look like ada@example.com.').max(320)

const invitation = z
  .strictObject({
    id,
    contactId: id.optional(),
    email: email.optional(),
    days: z.int().min(1).max(90).optional(),
  })
  .refine(({ contactId, email }) => (contactId === undefined) !== (email === undefined), {
    message: 'needs a contactId or an email, and not both',
    path: ['invitation'],
  })

function parseInvitee({ contactId, email = '', days }: z.output<typeof invitation>): Invitee {
  return contactId === undefined ? { email, days } : { contactId, days }
}

/** The team's side of the customer's own page. */
export const portalTeamRoutes = {
  of: team
    .route({ method: 'GET', path: '/customers/{id}/portal' })
    .input(z.strictObject({ id }))
    .output(portalOutput)
    .handler(({ input, context }) => getPortalAccess(context.scope, input.id)),

  // Not repeated to a repeated request: nothing that was answered before may hold the link.
  invite: team
    .route({ method: 'POST', path: '/customers/{id}/portal/links' })
    .input(invitation)
    .output(invitationSchema)
    .handler(({ input, context }) =>
      inTransaction(context.scope, async (scope) => {
        const made = await inviteToPortal(scope, input.id, parseInvitee(input))
        await audit(scope, 'portal.invite', String(input.id))
        return made
      }),
    ),

  revoke: teamChange
    .route({ method: 'POST', path: '/customers/{id}/portal/links/{linkId}/revoke' })
    .input(z.strictObject({ id, linkId: id }))
    .output(empty)
    .handler(({ input, context }) => revokeLink(context.scope, input.id, input.linkId)),

  look: team
    .route({ method: 'GET', path: '/portal/look' })
    .output(brandSchema)
    .handler(({ context }) => getBrand(context.scope)),

  changeLook: teamChange
    .route({ method: 'PUT', path: '/portal/look' })
    .input(
      z.strictObject({
        colour: z
          .string()
          .regex(/^#[0-9a-f]{6}$/i, 'is not a colour; it should look like #0f5c5c')
          .optional(),
        greeting: z.string().trim().max(500).optional(),
        logo: z.base64().max(450_000, 'is over 300 kB').nullable().optional(),
      }),
    )
    .output(brandSchema)
    .handler(({ input, context }) => changeBrand(context.scope, input)),
}
