/** The three groups of Today: whom to help, whom to ask for the next sale, whom to thank. */
export type Group = 'help' | 'ask' | 'thank'

/** Each kind of signal, with its group and the reasons for which it comes. */
export const KINDS = {
  stalled: { group: 'help', reasons: ['silent'] },
  never_started: { group: 'help', reasons: ['no_login'] },
  champion_gone: { group: 'help', reasons: ['contact_silent'] },
  usage_drop: { group: 'help', reasons: ['fewer_events'] },
  payment_failed: { group: 'help', reasons: ['unpaid'] },
  window_closing: { group: 'ask', reasons: ['second_order', 'cross_sell'] },
  thriving: { group: 'thank', reasons: ['top_fifth'] },
  goal_slipping: { group: 'help', reasons: ['behind'] },
  renewal_near: { group: 'ask', reasons: ['in_60_days', 'in_30_days'] },
  ready_for_next_sale: { group: 'ask', reasons: ['first_30_days', 'day_31_to_90'] },
  goal_reached: { group: 'thank', reasons: ['reached'] },
} as const satisfies Record<string, { group: Group; reasons: readonly string[] }>

export type Kind = keyof typeof KINDS
export type Reason = (typeof KINDS)[Kind]['reasons'][number]

/** @example groupOf('window_closing') // 'ask' */
export function groupOf(kind: Kind): Group {
  return KINDS[kind].group
}

/** Kinds that rest on what is known only of today: how far goals are, and when subscriptions renew. No replay has them. */
export const KNOWN_ONLY_TODAY: readonly Kind[] = ['goal_slipping', 'renewal_near']
