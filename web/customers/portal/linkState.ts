import type { PortalLink } from './queries.ts'

export type LinkState = 'revoked' | 'used' | 'expired' | 'open'

/**
 * What has become of a link: an expired one that was used has made a session, which may still hold.
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

/** Whether somebody may still come by it. */
export const isLive = (state: LinkState): boolean => state === 'open' || state === 'used'
