import type { PortalLink } from './queries.ts'

export type LinkState = 'revoked' | 'used' | 'expired' | 'open'

/**
 * The state of a link; a used link that has expired may still have a valid session.
 *
 * @example linkState({ revokedAt: null, usedAt: null, expiresAt: '2026-12-01T00:00:00Z' }, Date.parse('2026-11-22')) // 'open'
 */
export function linkState(
  { revokedAt, usedAt, expiresAt }: Pick<PortalLink, 'revokedAt' | 'usedAt' | 'expiresAt'>,
  now: number,
): LinkState {
  if (revokedAt) return 'revoked'
  if (usedAt) return 'used'
  return Date.parse(expiresAt) <= now ? 'expired' : 'open'
}

/** Whether the link still gives access. */
export const isLive = (state: LinkState): boolean => state === 'open' || state === 'used'
