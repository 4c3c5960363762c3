import { profileOutput } from './schema.ts'
import { empty } from '../../platform/http/output.ts'
import { internalScope, type CustomerScope } from '../../platform/scope/customer-scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { customer, customerChange } from './procedure.ts'
import { getBrand } from './brand/brand.ts'
import { endSession } from './sessions/sessions.ts'
import { find } from '../store.ts'

/** Who is signed in, and signing out. */
export const portalRoutes = {
  me: customer
    .route({ method: 'GET', path: '/me' })
    .output(profileOutput)
    .handler(({ context: { scope } }) => getProfile(scope)),

  signOut: customerChange
    .route({ method: 'POST', path: '/sign-out' })
    .output(empty)
    .handler(async ({ context: { scope, headers, responseHeaders } }) => {
      responseHeaders.append('set-cookie', await endSession(internalScope(scope), headers))
    }),
}

async function getProfile(scope: CustomerScope) {
  const { companyName, locale, timeZone, currency } = await getSettings(scope)
  const customer = await find(scope.db, scope.customerId)
  return {
    companyName,
    locale,
    timeZone,
    currency,
    look: await getBrand(scope),
    customer: { name: customer!.name },
    contact: { name: scope.contact.name, email: scope.contact.email },
  }
}
