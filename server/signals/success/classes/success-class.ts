import type { Day } from '../../../platform/calendar/days.ts'
import type { Context } from '../../detect/context.ts'
import { emptyHistory, type History } from '../../history/history.ts'
import { addToCounts, emptyCounts } from '../../population/same-age.ts'
import { successOf } from '../score.ts'

/** From these scores of 100 on success is in the next class. 60 is the level from which customers are asked. */
const CLASS_LIMITS = [0, 40, 60, 80]

/**
 * The class of success, in which customers are compared: 0 for a success that is not known, then 1 to 4. Four classes
 * remove about six sevenths of what a difference in success does to a comparison.
 *
 * @see Cochran (1968), Biometrics 24, 295–313
 * @example successClass(null) // 0
 * @example [39, 40, 59, 60, 100].map(successClass) // [1, 2, 2, 3, 4]
 */
export function successClass(score: number | null): number {
  return score === null ? 0 : CLASS_LIMITS.filter((limit) => score >= limit).length
}

/** What is known of every past day of a customer: the first order and the days with a log-in, ascending. */
export type EarlyFacts = {
  customerId: number
  firstDay: Day
  logins: Int32Array
  /** The last day of which something is needed. */
  through: Day
}

/**
 * The classes of success of customers on some days before their second order. How far goals were and which problems
 * were open is not known of past days, so that these do not count.
 *
 * The peers are all of these customers at the same age: those who are new today say nothing about those who were new then.
 *
 * @param customers all who are compared with each other
 * @param ages in days since the first order
 * @param context what rules use besides
 * @returns lazily for each age the class of every customer, 0 of those for whom nothing is needed any more
 */
export function* earlyClasses(
  customers: readonly EarlyFacts[],
  ages: Iterable<number>,
  context: Context,
): Generator<{ age: number; classes: Uint8Array }> {
  const histories = customers.map(historyOf)
  for (const age of ages) {
    const [sameAge, classes] = [emptyCounts(), new Uint8Array(customers.length)]
    const needed = customers.flatMap(({ firstDay, through }, place) =>
      firstDay + age <= through ? [{ place, day: firstDay + age }] : [],
    )
    for (const { place, day } of needed) addToCounts(sameAge, histories[place]!, day)
    for (const { place, day } of needed)
      classes[place] = successClass(successOf(histories[place]!, day, { ...context, sameAge }, 0).score)
    yield { age, classes }
  }
}

function historyOf({ customerId, firstDay, logins }: EarlyFacts): History {
  return {
    ...emptyHistory(customerId),
    orders: [{ day: firstDay, isNew: true }],
    contacts: logins.length > 0 ? [{ id: 0, days: logins, events: new Int32Array(logins.length) }] : [],
  }
}
