/** The address of a contact, and what tracking reports when it differs. */
type Address = { email: string | null; isEmailTracked: boolean; claimedEmail: string | null }

/**
 * The address of a contact that nobody but tracking has supplied; null: there is none. Tracking keys are public, so anyone
 * can make tracking report any address.
 *
 * @example claimedEmailOf({ email: 'ada@a.example', isEmailTracked: true, claimedEmail: null }) // 'ada@a.example'
 * @example claimedEmailOf({ email: 'ada@a.example', isEmailTracked: false, claimedEmail: 'eve@b.example' }) // 'eve@b.example'
 * @example claimedEmailOf({ email: 'ada@a.example', isEmailTracked: false, claimedEmail: null }) // null
 */
export function claimedEmailOf({ email, isEmailTracked, claimedEmail }: Address): string | null {
  return claimedEmail ?? (isEmailTracked ? email : null)
}
