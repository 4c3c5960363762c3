import { z } from 'zod'
import { audit } from '../audit/audit-store.ts'
import { Refusal } from '../errors/refusal.ts'
import { empty } from '../http/output.ts'
import { team, teamChange, visitor, type RequestContext } from '../http/procedures.ts'
import { getSettings } from '../settings/settings.ts'
import { inspectLink, resetPassword, setUpOwner } from './owner.ts'
import * as people from './people.ts'
import * as schema from './schema.ts'

export const peopleRoutes = {
  session: visitor
    .route({ method: 'GET', path: '/session' })
    .output(schema.sessionOutput)
    .handler(async ({ context: { scope, user } }) => {
      if (!user) throw new Refusal(401, 'signed_out', 'Sign in first.')
      const settings = await getSettings(scope)
      const own = await people.getPreferences(scope, user.id)
      return {
        name: user.name,
        email: user.email,
        role: user.role,
        locale: own.locale ?? settings.locale,
        theme: own.theme ?? settings.theme,
        ownLocale: own.locale,
        ownTheme: own.theme,
        timeZone: settings.timeZone,
        currency: settings.currency,
        companyName: settings.companyName,
        firstDayOfWeek: settings.firstDayOfWeek,
      }
    }),

  signIn: visitor
    .route({ method: 'POST', path: '/sign-in', successStatus: 200 })
    .input(schema.signInInput)
    .output(empty)
    .handler(({ input, context }) => signIn(context, input.email, input.password)),

  signOut: team
    .route({ method: 'POST', path: '/sign-out' })
    .output(empty)
    .handler(async ({ context }) => {
      const { cookies } = await context.auth.signOut(context.headers)
      setCookies(context.responseHeaders, cookies)
      await audit(context.scope, 'sign-out')
    }),

  lookAtLink: visitor
    .route({ method: 'POST', path: '/setup/link' })
    .input(schema.linkInput)
    .output(schema.linkOutput)
    .handler(async ({ input, context: { scope } }) => {
      await people.limitLinks(scope)
      return inspectLink(scope, input.token)
    }),

  setUp: visitor
    .route({ method: 'POST', path: '/setup' })
    .input(schema.ownerInput)
    .output(empty)
    .handler(async ({ input, context }) => {
      await people.limitLinks(context.scope)
      await setUpOwner(context.scope, context.auth, input)
      await signIn(context, input.email, input.password)
    }),

  resetPassword: visitor
    .route({ method: 'POST', path: '/setup/password' })
    .input(schema.passwordResetInput)
    .output(empty)
    .handler(async ({ input, context }) => {
      await people.limitLinks(context.scope)
      const { email } = await resetPassword(context.scope, context.auth, input.token, input.password)
      await signIn(context, email, input.password)
    }),

  changePassword: team
    .route({ method: 'POST', path: '/password' })
    .input(schema.passwordChangeInput)
    .output(empty)
    .handler(async ({ input, context }) => {
      await people.changePassword(context.scope, context.auth, context.user.email, input.present, input.next)
      await audit(context.scope, 'password.changed')
    }),

  changeOwnView: teamChange
    .route({ method: 'PUT', path: '/me' })
    .input(schema.preferencesInput)
    .output(empty)
    .handler(({ input, context }) => people.changePreferences(context.scope, context.user.id, input)),

  people: team
    .route({ method: 'GET', path: '/people' })
    .output(z.array(schema.personOutput))
    .handler(({ context }) => people.listPeople(context.scope)),
}

async function signIn(context: RequestContext, email: string, password: string): Promise<void> {
  const cookies = await people.signIn(context.scope, context.auth, email, password, context.headers)
  setCookies(context.responseHeaders, cookies)
}

function setCookies(headers: Headers, cookies: string[]): void {
  headers.delete('set-cookie')
  for (const cookie of cookies) headers.append('set-cookie', cookie)
}
