import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Which proxies are believed when they say for whom they ask. */
export type TrustedProxies = { trustedProxies: string[] }

/** The address of the caller; what a header claims counts only when a configured proxy hands it over. */
export function clientAddress(c: Context, { trustedProxies }: TrustedProxies): string {
  const direct = connectionAddress(c)
  if (!trustedProxies.includes(direct)) return direct
  const claimed = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => withoutPort(part.trim()))
    .filter(Boolean)
  return claimed.findLast((address) => !trustedProxies.includes(address)) ?? direct
}

function connectionAddress(c: Context): string {
  try {
    return (getConnInfo(c).remote.address ?? 'unknown').replace(/^::ffff:/, '')
  } catch {
    return 'unknown'
  }
}

/** Some proxies tell the port too, which is another one at every connection. */
const withoutPort = (address: string) =>
  /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
