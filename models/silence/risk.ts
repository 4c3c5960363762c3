import { paceOf, STRATA } from './stratum.ts'

/**
 * Silences, one at each place of the four columns. `customer` counts from 0 and ascends; `days` are those between two
 * visits, or from the last visit to the end of the data where the silence is not over.
 */
export type Silences = {
  customer: ArrayLike<number>
  stratum: ArrayLike<number>
  days: ArrayLike<number>
  /** 1 or 0 */
  isOver: ArrayLike<number>
}

/** By days: how many silences lasted that long while they were watched, and how many of them ended on that day. */
export type RiskTable = { atRisk: Float64Array; ended: Float64Array }

/** The tables of every stratum, then those of all stages of a pace together, then that of all silences. */
export type Risk = { longest: number; tables: RiskTable[]; all: RiskTable }

/**
 * The places of a stratum's tables, the narrowest first.
 *
 * @example tablesOf(23) // [23, 54, 61]
 */
export function tablesOf(stratum: number): [number, number, number] {
  const pace = paceOf(stratum)
  return [stratum, STRATA + (pace === null ? 0 : pace + 1), STRATA + 11]
}

/**
 * Counts silences by length, each as at risk through the day on which it ended or until which it was watched.
 *
 * @throws RangeError for a length that is not a whole number of days
 * @example riskOf({ customer: [0, 1], stratum: [0, 0], days: [2, 2], isOver: [1, 0] }).all.atRisk.join() // '2,2,2,0'
 */
export function riskOf({ stratum, days, isOver }: Silences): Risk {
  let longest = 0
  for (let at = 0; at < days.length; at++) {
    if (!(Number.isInteger(days[at]) && days[at]! >= 0))
      throw new RangeError(`${days[at]}: a silence lasts a whole number of days`)
    longest = Math.max(longest, days[at]!)
  }
  const table = () => ({ atRisk: new Float64Array(longest + 2), ended: new Float64Array(longest + 2) })
  const tables: RiskTable[] = Array.from({ length: STRATA + 12 }, table)
  for (let at = 0; at < days.length; at++) {
    for (const place of tablesOf(stratum[at]!)) {
      tables[place]!.atRisk[days[at]!]! += 1
      tables[place]!.ended[days[at]!]! += isOver[at]!
    }
  }
  for (const { atRisk } of tables) for (let day = longest; day >= 0; day--) atRisk[day]! += atRisk[day + 1]!
  return { longest, tables, all: tables.at(-1)! }
}
