import { loginsKind } from './logins/kind.ts'
import type { MomentKind, StoryKind } from './moment.ts'
import { notesKind } from './notes/kind.ts'
import { ordersKind } from './orders/kind.ts'
import { signalsKind } from './signals/kind.ts'
import { subscriptionsKind } from './subscriptions/kind.ts'
import { visitsKind } from './visits/kind.ts'

/** Every kind of moment, in the order of the filter. A new kind has a folder of its own and a line here. */
const KINDS: Readonly<Record<string, MomentKind<never>>> = {
  orders: ordersKind,
  logins: loginsKind,
  signals: signalsKind,
  subscriptions: subscriptionsKind,
  visits: visitsKind,
  notes: notesKind,
}

export const kindNames: readonly string[] = Object.keys(KINDS)

/** @returns undefined for a kind that this page does not know */
export const kindOf = (name: string | undefined): MomentKind<never> | undefined =>
  name !== undefined && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined

export const storyKinds: readonly StoryKind[] = kindNames.flatMap((kind) => {
  const { story } = KINDS[kind]!
  return story ? [{ kind, story }] : []
})
