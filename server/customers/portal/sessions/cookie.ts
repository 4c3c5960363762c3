/** On https, browsers accept a cookie with this prefix only from https. */
const nameFor = (url: string) => (url.startsWith('https:') ? '__Secure-rondo_portal' : 'rondo_portal')

/**
 * The `set-cookie` header of a session. The browser sends the cookie only to the portal.
 *
 * @param url of this Rondo
 * @example sessionCookie('http://localhost', 'abc', 60) // 'rondo_portal=abc; Max-Age=60; Path=/portal; HttpOnly; SameSite=Lax'
 */
export function sessionCookie(url: string, value: string, seconds: number): string {
  const secure = url.startsWith('https:') ? '; Secure' : ''
  return `${nameFor(url)}=${value}; Max-Age=${seconds}; Path=/portal; HttpOnly; SameSite=Lax${secure}`
}

/** The secret of the session in the cookies of a request; null without one. */
export function readSessionCookie(url: string, headers: Headers): string | null {
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim())
  const name = `${nameFor(url)}=`
  return cookies.find((cookie) => cookie.startsWith(name))?.slice(name.length) || null
}
