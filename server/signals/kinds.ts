import { z } from 'zod'
import { championGone } from './champion-gone/declaration.ts'
import { goalReached } from './goal-reached/declaration.ts'
import { goalSlipping } from './goal-slipping/declaration.ts'
import { neverStarted } from './never-started/declaration.ts'
import { orderOverdue } from './order-overdue/declaration.ts'
import { paymentFailed } from './payment-failed/declaration.ts'
import { readyForNextSale } from './ready-for-next-sale/declaration.ts'
import { renewalNear } from './renewal-near/declaration.ts'
import { stalled } from './stalled/declaration.ts'
import { thriving } from './thriving/declaration.ts'
import { usageDrop } from './usage-drop/declaration.ts'
import { windowClosing } from './window-closing/declaration.ts'
import type { Group, SignalKind } from './define-kind.ts'

export type { Group } from './define-kind.ts'

/** Every kind of signal, in the order in which pages list them. Each has its rule in detect/rule-set.ts. */
export const KINDS = {
  stalled,
  order_overdue: orderOverdue,
  never_started: neverStarted,
  champion_gone: championGone,
  usage_drop: usageDrop,
  payment_failed: paymentFailed,
  window_closing: windowClosing,
  thriving,
  goal_slipping: goalSlipping,
  renewal_near: renewalNear,
  ready_for_next_sale: readyForNextSale,
  goal_reached: goalReached,
} satisfies Record<string, SignalKind<never>>

export type Kind = keyof typeof KINDS
export type Reason = (typeof KINDS)[Kind]['reasons'][number]

/** The figures on which a signal rests: those of its sentence, and those one click below. */
export type Evidence = { [K in Kind]: z.output<(typeof KINDS)[K]['evidence']> }[Kind]

export const allKinds = Object.keys(KINDS) as Kind[]

/** @example groupOf('window_closing') // 'ask' */
export function groupOf(kind: Kind): Group {
  return KINDS[kind].group
}

/** A replay of the past has none of these: how far goals are and when subscriptions renew is known of today only. */
export const KNOWN_ONLY_TODAY = allKinds.filter((kind) => (KINDS[kind] as SignalKind<never>).isKnownOnlyToday)
