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

/**
 * The tables of every stratum, then those of all stages of a pace together, then that of all silences. For each stratum that
 * occurs: which table holds for which day, and the share that stays silent through each day.
 */
export type Risk = {
  longest: number
  tables: RiskTable[]
  all: RiskTable
  holds: (Uint8Array | null)[]
  stayed: (Float64Array | null)[]
}

/** With fewer at risk on a day a stratum takes that day's chance from its pace, or from all. */
const LEAST_AT_RISK = 4

const TABLES = STRATA + 12

/**
 * The places of a stratum's tables, the narrowest first.
 *
 * @example tablesOf(23) // [23, 54, 61]
 */
export function tablesOf(stratum: number): [number, number, number] {
  const pace = paceOf(stratum)
  return [stratum, STRATA + (pace === null ? 0 : pace + 1), TABLES - 1]
}

/** The same for all strata. */
export const PLACES = Array.from({ length: STRATA }, (_, stratum) => tablesOf(stratum))

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
      throw new RangeError(`${days[at]}: a silence must be a whole number of days`)
    longest = Math.max(longest, days[at]!)
  }
  const table = () => ({ atRisk: new Float64Array(longest + 2), ended: new Float64Array(longest + 2) })
  const tables: RiskTable[] = Array.from({ length: TABLES }, table)
  for (let at = 0; at < days.length; at++) {
    for (const place of PLACES[stratum[at]!]!) {
      tables[place]!.atRisk[days[at]!]! += 1
      tables[place]!.ended[days[at]!]! += isOver[at]!
    }
  }
  for (const { atRisk } of tables) for (let day = longest; day >= 0; day--) atRisk[day]! += atRisk[day + 1]!
  const holds = PLACES.map((places) => (tables[places[0]]!.atRisk[0] === 0 ? null : holding(tables, places)))
  const stayed = holds.map((place) => place && stayedBy(tables, place))
  return { longest, tables, all: tables.at(-1)!, holds, stayed }
}

/** By day the narrowest table with enough silences. */
function holding(tables: readonly RiskTable[], [own, pace, all]: [number, number, number]): Uint8Array {
  const [ownRisk, paceRisk] = [tables[own]!.atRisk, tables[pace]!.atRisk]
  const holds = new Uint8Array(ownRisk.length)
  for (let day = 0; day < holds.length; day++)
    holds[day] = ownRisk[day]! >= LEAST_AT_RISK ? own : paceRisk[day]! >= LEAST_AT_RISK ? pace : all
  return holds
}

function stayedBy(tables: readonly RiskTable[], holds: Uint8Array): Float64Array {
  const stayed = new Float64Array(holds.length)
  let share = 1
  for (let day = 0; day < holds.length; day++) {
    const { atRisk, ended } = tables[holds[day]!]!
    // On day 0 nobody has been silent yet.
    if (day > 0 && atRisk[day]! > 0) share *= 1 - ended[day]! / atRisk[day]!
    stayed[day] = share
  }
  return stayed
}
