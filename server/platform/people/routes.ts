import { z } from 'zod'
import { audit } from '../audit/audit-store.ts'
import { Refusal } from '../errors/refusal.ts'
import { team, teamChange, visitor } from '../http/procedures.ts'
import { id } from '../http/id.ts'
import { keyScopes, listKeys, createKey, revokeKey } from '../keys/keys.ts'
import * as people from './people.ts'
import { limitRate, networkOf } from '../limits/rate-limit-store.ts'
import { inTransaction } from '../scope/scope.ts'
import { changeSettings, getSettings, settingsChangeSchema, settingsSchema } from '../settings/settings.ts'

const token = z.string().min(1).max(200)
const password = z.string().min(1).max(1000)
const email = z.email('This is not an e-mail address; it looks like ada@example.com.').max(320)

export const platformRoutes = {
  session: visitor
    .route({ method: 'GET', path: '/session' })
    .handler(async ({ context: { scope, user } }) => {
      const settings = await getSettings(scope)
      if (!user) throw new Refusal(401, 'signed_out', 'Sign in first.')
      const view = await people.getPreferences(scope, user.id)
      return {
        name: user.name,
        email: user.email,
        role: user.role,
        locale: view.locale ?? settings.locale,
        theme: view.theme ?? settings.theme,
        ownLocale: view.locale,
        ownTheme: view.theme,
        timeZone: settings.timeZone,
        currency: settings.currency,
        companyName: settings.companyName,
        firstDayOfWeek: settings.firstDayOfWeek,
      }
    }),

  signIn: visitor
    .route({ method: 'POST', path: '/sign-in', successStatus: 200 })
    .input(z.strictObject({ email: z.string().max(320), password }))
    .handler(async ({ input, context }) => {
      const cookies = await people.signIn(
        context.scope,
        context.auth,
        input.email,
        input.password,
        context.headers,
      )
      setCookies(context.responseHeaders, cookies)
    }),

  signOut: team.route({ method: 'POST', path: '/sign-out' }).handler(async ({ context }) => {
    const { cookies } = await context.auth.signOut(context.headers)
    setCookies(context.responseHeaders, cookies)
    await audit(context.scope, 'sign-out')
  }),

  lookAtLink: visitor
    .route({ method: 'POST', path: '/setup/link' })
    .input(z.strictObject({ token }))
    .handler(async ({ input, context: { scope } }) => {
      await limitLinks(scope)
      return people.inspectLink(scope, input.token)
    }),

  setUp: visitor
    .route({ method: 'POST', path: '/setup' })
    .input(z.strictObject({ token, name: z.string().trim().min(1).max(200), email, password }))
    .handler(async ({ input, context }) => {
      await limitLinks(context.scope)
      await people.setUpOwner(context.scope, context.auth, input)
      const cookies = await people.signIn(
        context.scope,
        context.auth,
        input.email,
        input.password,
        context.headers,
      )
      setCookies(context.responseHeaders, cookies)
    }),

  resetPassword: visitor
    .route({ method: 'POST', path: '/setup/password' })
    .input(z.strictObject({ token, password }))
    .handler(async ({ input, context }) => {
      await limitLinks(context.scope)
      const { email } = await people.resetPassword(context.scope, context.auth, input.token, input.password)
      const cookies = await people.signIn(context.scope, context.auth, email, input.password, context.headers)
      setCookies(context.responseHeaders, cookies)
    }),

  changePassword: team
    .route({ method: 'POST', path: '/password' })
    .input(z.strictObject({ present: password, next: password }))
    .handler(async ({ input, context }) => {
      await people.changePassword(context.scope, context.auth, context.user.email, input.present, input.next)
      await audit(context.scope, 'password.changed')
    }),

  changeOwnView: teamChange
    .route({ method: 'PUT', path: '/me' })
    .input(
      z.strictObject({
        locale: settingsSchema.shape.locale.nullable(),
        theme: z.enum(['system', 'light', 'dark']).nullable(),
      }),
    )
    .handler(({ input, context }) => people.changePreferences(context.scope, context.user.id, input)),

  people: team
    .route({ method: 'GET', path: '/people' })
    .handler(({ context }) => people.listPeople(context.scope)),

  settings: team
    .route({ method: 'GET', path: '/settings' })
    .handler(({ context }) => getSettings(context.scope)),

  changeSettings: teamChange
    .route({ method: 'PATCH', path: '/settings' })
    .input(settingsChangeSchema)
    .handler(({ input, context }) => changeSettings(context.scope, input)),

  keys: team.route({ method: 'GET', path: '/keys' }).handler(({ context }) => listKeys(context.scope)),

  // Not repeated to a repeated request: nothing that was answered before may hold the key.
  makeKey: team
    .route({ method: 'POST', path: '/keys' })
    .input(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length).default(['track']),
      }),
    )
    .handler(({ input, context }) =>
      inTransaction(context.scope, async (scope) => {
        const made = await createKey(scope, input.name, input.scopes)
        await audit(scope, 'platform.makeKey', String(made.id))
        return made
      }),
    ),

  revokeKey: teamChange
    .route({ method: 'POST', path: '/keys/{id}/revoke' })
    .input(z.strictObject({ id }))
    .handler(({ input, context }) => revokeKey(context.scope, input.id)),
}

async function limitLinks(scope: Parameters<typeof limitRate>[0]): Promise<void> {
  const address = scope.actor.kind === 'visitor' ? networkOf(scope.actor.address) : 'inside'
  await limitRate(scope, `link:${address}`, 30, 900)
}

function setCookies(answer: Headers, cookies: string[]): void {
  answer.delete('set-cookie')
  for (const cookie of cookies) answer.append('set-cookie', cookie)
}
