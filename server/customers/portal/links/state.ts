/** 'alive': it can still be opened. */
export type LinkState = 'alive' | 'used' | 'expired' | 'revoked' | 'unknown'

export type LinkDates = { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date }

/**
 * What would happen if somebody opened the link now.
 *
 * @example linkState({ usedAt: null, revokedAt: null, expiresAt: new Date('2026-12-01') }, new Date('2026-11-30')) // 'alive'
 */
export function linkState(link: LinkDates | null, now: Date): LinkState {
  if (!link) return 'unknown'
  if (link.revokedAt) return 'revoked'
  if (link.usedAt) return 'used'
  return link.expiresAt <= now ? 'expired' : 'alive'
}
