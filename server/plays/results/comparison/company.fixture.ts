import { seededRandom } from '../../../../values/seeded-random.ts'
import { BACK_WITHIN, LAST_DAY, type FirstBuyer } from './first-buyer.ts'

export type InventedCompany = {
  seed: number
  customers: number
  /** The share of the successful who are asked, at random, unless they come back before. */
  asked: number
  /** What an ask adds to the share of those asked who come back within 30 days. */
  effect: number
  /** Whether success stays as it is; otherwise customers do better and worse over time. */
  isSteady: boolean
  /** How the chance to come back depends on the days since the first order. */
  hazard: (day: number) => number
}

const MONTHS = 12
const [ASKED_FROM, ASKED_THROUGH] = [5, 25]
/** By class of success: low, middle and high; only the high ones are asked. */
const RATIOS = [0, 0.4, 1, 2]
const HIGH = 3

export const early = (day: number): number => 0.022 * Math.exp(-day / 10) + 0.002
export const late = (day: number): number => 0.00025 * day
export const flat = (): number => 0.0075

/** A company that asks successful customers at random, of which the effect of asking is known. */
export function inventCompany(company: InventedCompany): FirstBuyer[] {
  const chance = seededRandom(company.seed)
  const months = Array.from({ length: MONTHS }, (_, place) => ({
    month: `2025-${String(place + 1).padStart(2, '0')}`,
    ratio: Math.exp(0.3 * normal(chance)),
  }))
  return Array.from({ length: company.customers }, () => {
    const { month, ratio } = months[Math.floor(chance() * MONTHS)]!
    const classes = successOverTime(chance, company.isSteady)
    const hazard = (day: number) => Math.min(0.9, ratio * company.hazard(day) * RATIOS[classes[day - 1]!]!)
    const back = firstDay(1, LAST_DAY + BACK_WITHIN, (day) => chance() < hazard(day))
    const drawn = askedOn(chance, classes, company)
    const asked = drawn !== null && (back === null || drawn <= back) ? drawn : null
    const cameBack = askedBack(chance, { asked, back, hazard, effect: company.effect })
    return { month, classes, asked, cameBack, refused: null, watched: 365 }
  })
}

function successOverTime(chance: () => number, isSteady: boolean): Uint8Array {
  const classes = new Uint8Array(LAST_DAY + BACK_WITHIN + 1)
  let own = chance() < 0.5 ? 1 : HIGH
  for (let day = 0; day < classes.length; day++) {
    classes[day] = own
    const step = isSteady ? 1 : chance()
    if (step < 0.06) own = Math.min(HIGH, own + 1)
    else if (step < 0.12) own = Math.max(1, own - 1)
  }
  return classes
}

/** A random day among those on which the customer does well. */
function askedOn(chance: () => number, classes: Uint8Array, { asked, isSteady }: InventedCompany) {
  const days = ASKED_THROUGH - ASKED_FROM + 1
  if (isSteady) {
    const [isDrawn, day] = [chance() < asked, ASKED_FROM + Math.floor(chance() * days)]
    return isDrawn && classes[day] === HIGH ? day : null
  }
  const daily = 1 - (1 - asked) ** (1 / days)
  return firstDay(ASKED_FROM, ASKED_THROUGH, (day) => classes[day] === HIGH && chance() < daily)
}

type Return = {
  asked: number | null
  back: number | null
  hazard: (day: number) => number
  effect: number
}

/** Of those who would not have come back within 30 days of the ask, so many do that the share rises by the effect. */
function askedBack(chance: () => number, { asked, back, hazard, effect }: Return): number | null {
  if (asked === null || (back !== null && back <= asked + BACK_WITHIN)) return back
  let stays = 1
  for (let day = asked + 1; day <= asked + BACK_WITHIN; day++) stays *= 1 - hazard(day)
  const day = asked + 1 + Math.floor(chance() * BACK_WITHIN)
  return chance() < effect / stays ? day : back
}

function firstDay(from: number, through: number, happens: (day: number) => boolean): number | null {
  for (let day = from; day <= through; day++) if (happens(day)) return day
  return null
}

const normal = (chance: () => number) =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
