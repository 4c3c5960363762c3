import type { Context } from './context.ts'
import type { Found } from './found.ts'
import type { Day, History } from './history.ts'

/**
 * The signals of one customer on one day: a pure function of what is known at the end of that day, used alike by
 * the daily list, the back-test and the track record.
 */
export function signalsOf(_history: History, _today: Day, _context: Context): Found[] {
  return []
}
