import type { Group, Kind } from '../../server/signals/kind-registry.ts'

/** The groups of Today, in the order in which they are read. */
export const GROUPS: Readonly<Record<Group, { title: string; verb: string }>> = {
  help: { title: 'Help', verb: 'help' },
  ask: { title: 'Ask', verb: 'ask' },
  thank: { title: 'Thank', verb: 'thank' },
}

/** Each kind by a short name, for filters and heads; its sentence says more. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  stalled: 'Gone quiet',
  never_started: 'Never started',
  champion_gone: 'Champion gone quiet',
  usage_drop: 'Used less',
  payment_failed: 'Payment failed',
  window_closing: 'Window closing',
  thriving: 'Thriving',
  goal_slipping: 'Goal behind',
  renewal_near: 'Renewal near',
  ready_for_next_sale: 'Ready for the next sale',
  goal_reached: 'Goal reached',
}
