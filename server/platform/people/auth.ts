import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { DAY_SECONDS } from '../../../values/days.ts'
import type { Db } from '../database/pool.ts'
import { Refusal } from '../errors/refusal.ts'
import { readRole } from './store.ts'

export type Session = {
  user: { id: string; name: string; email: string; role: string }
  /** Cookies to set when the session was extended. */
  cookies: string[]
}
export type SignInResult = { cookies: string[] }

export type Auth = {
  session: (headers: Headers) => Promise<Session | null>
  signIn: (email: string, password: string, headers: Headers) => Promise<SignInResult>
  signOut: (headers: Headers) => Promise<SignInResult>
  hashPassword: (password: string) => Promise<string>
  verifyPassword: (password: string, hash: string) => Promise<boolean>
}

const IDLE_END_DAYS = 14
const ABSOLUTE_END_DAYS = 90

/** better-auth handles passwords and sessions; its own endpoints are not mounted, only our routes call it. */
export function openAuth(db: Db, url: string, secret: string): Auth {
  const auth = betterAuth({
    baseURL: url,
    secret,
    database: { db, type: 'postgres' },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: IDLE_END_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 256 },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'rondo',
      useSecureCookies: url.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
  })
  return {
    async session(headers) {
      const { response: signedIn, headers: set } = await auth.api.getSession({ headers, returnHeaders: true })
      if (!signedIn || tooOld(signedIn.session.createdAt)) return null
      const { id, name, email } = signedIn.user
      return { user: { id, name, email, role: await readRole({ db }, id) }, cookies: set.getSetCookie() }
    },
    async signIn(email, password, headers) {
      try {
        const result = await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true })
        // The browser loses the cookie of the session before, so that nobody could end it any more.
        if (await auth.api.getSession({ headers })) await auth.api.signOut({ headers })
        return { cookies: result.headers.getSetCookie() }
      } catch (error) {
        if (!(error instanceof APIError)) throw error
        throw new Refusal(401, 'sign_in', 'The email address or password is wrong.')
      }
    },
    async signOut(headers) {
      const result = await auth.api.signOut({ headers, returnHeaders: true })
      return { cookies: result.headers.getSetCookie() }
    },
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    verifyPassword: async (password, hash) => (await auth.$context).password.verify({ password, hash }),
  }
}

const tooOld = (createdAt: Date) =>
  Date.now() - new Date(createdAt).getTime() > ABSOLUTE_END_DAYS * DAY_SECONDS * 1000
