import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Addresses of the proxies whose X-Forwarded-For is trusted. */
export type TrustedProxies = { trustedProxies: string[] }

/** The address of the caller; X-Forwarded-For counts only when a trusted proxy sends it. */
export function clientAddress(c: Context, { trustedProxies }: TrustedProxies): string {
  const direct = connectionAddress(c)
  if (!trustedProxies.includes(direct)) return direct
  const forwarded = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => withoutPort(part.trim()))
    .filter(Boolean)
  return forwarded.findLast((address) => !trustedProxies.includes(address)) ?? direct
}

function connectionAddress(c: Context): string {
  try {
    return (getConnInfo(c).remote.address ?? 'unknown').replace(/^::ffff:/, '')
  } catch {
    return 'unknown'
  }
}

/** Some proxies add the port, which differs for every connection. */
const withoutPort = (address: string) =>
  /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
