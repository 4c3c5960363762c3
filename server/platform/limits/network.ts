import { isIPv6 } from 'node:net'

/**
 * The network that an address belongs to: an IPv4 address (also one that is embedded in IPv6), or the /64 of an IPv6 address,
 * which one household uses.
 *
 * @example networkOf('::ffff:10.0.0.7') // '10.0.0.7'
 * @example networkOf('2001:DB8::1') // '2001:db8:0:0'
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]!.split('::')
  const embedded = /:?(\d+\.\d+\.\d+\.\d+)$/.exec(address)
  if (embedded && /^(0*:)*:?(0*:)*ffff:/i.test(address)) return embedded[1]!
  const front = head.split(':').filter(Boolean)
  const lastGroups = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - lastGroups.length) }, () => '0')
  return [...front, ...zeros, ...lastGroups]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
