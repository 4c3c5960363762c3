import type { Purchase, Standing } from './schema.ts'
import { DAY_MS } from '../../../values/days.ts'

/** An order with its day in the company's calendar and its value in the company's currency. */
export type CountedOrder = {
  /** Grows in the order of the file, or of recording: orders of one moment follow it. */
  id: number
  /** Milliseconds since 1970. */
  at: number
  /** Days since 1970 in the company's time zone. */
  day: number
  /** The first of the month of `day`, as a day. */
  month: number
  /** Before refunds, in the order's own currency; null: not known. */
  amount: number | null
  /** After refunds, in the order's own currency; null: not known. */
  net: number | null
  /** After refunds, in the company's currency; null: not known, or no rate. */
  worth: number | null
  hasRate: boolean
  cancelled: boolean
  channel: string | null
  country: string | null
  products: number[]
}

export type CountingRules = { mergeDays: boolean; countFree: boolean }

/**
 * The standing of one customer: a pure function of the facts, against which the statement that refreshes standings in the
 * database is checked.
 *
 * @param orders all orders of the customer, in any sequence
 * @returns the purchases that count, numbered from 1, and the totals over them; money in minor units, gaps in days
 */
export function standing(
  orders: CountedOrder[],
  counting: CountingRules,
): { purchases: Purchase[]; standing: Standing } {
  const { counted, others } = groupUnits(orders, counting)
  const purchases = number(counted)
  return { purchases, standing: summarise(purchases, counted, lostIn(others)) }
}

type Unit = {
  first: CountedOrder
  orders: number
  worth: number | null
  unrated: boolean
  products: Set<number>
}

function groupUnits(
  orders: CountedOrder[],
  { mergeDays, countFree }: CountingRules,
): { counted: Unit[]; others: Unit[] } {
  const inOrder = orders.filter((order) => !order.cancelled).sort(byTime)
  const groups = mergeDays
    ? [...Map.groupBy(inOrder, (order) => order.day).values()]
    : inOrder.map((order) => [order])
  const isCounted = groups.map((group) => counts(group, countFree))
  return {
    counted: groups.filter((_, i) => isCounted[i]).map(unit),
    others: groups.filter((_, i) => !isCounted[i]).map(unit),
  }
}

/** What refunds took beyond the amounts of their orders. */
function lostIn(others: Unit[]): number {
  return others.reduce((sum, { worth }) => sum + Math.max(0, -(worth ?? 0)), 0)
}

function byTime(a: CountedOrder, b: CountedOrder): number {
  return a.at - b.at || a.id - b.id
}

/** Something was paid and not refunded, or the amount is not known; free orders count only if the company chose so. */
function counts(group: CountedOrder[], countFree: boolean): boolean {
  if (group.some((order) => order.net === null)) return true
  if (countFree && group.some((order) => order.amount === 0)) return true
  return group.reduce((sum, order) => sum + order.net!, 0) > 0
}

function unit(group: CountedOrder[]): Unit {
  const known = group.filter((order) => order.worth !== null)
  return {
    first: group[0]!,
    orders: group.length,
    worth: known.length > 0 ? known.reduce((sum, order) => sum + order.worth!, 0) : null,
    unrated: group.some((order) => order.net !== null && !order.hasRate),
    products: new Set(group.flatMap((order) => order.products)),
  }
}

function number(units: Unit[]): Purchase[] {
  const known = new Set<number>()
  const months = new Set<number>()
  const first = units[0]?.first
  return units.map((unit, i) => {
    const fresh = [...unit.products].filter((product) => !known.has(product))
    fresh.forEach((product) => known.add(product))
    const firstInMonth = !months.has(unit.first.month)
    months.add(unit.first.month)
    return {
      nth: i + 1,
      orderId: unit.first.id,
      amount: unit.worth,
      day: unit.first.day,
      cohort: first!.month,
      gapDays: i === 0 ? null : unit.first.day - units[i - 1]!.first.day,
      ageDays: unit.first.day - first!.day,
      newProducts: fresh.length,
      cohortMonth: monthsBetween(first!.month, unit.first.month),
      firstInMonth,
    }
  })
}

function monthsBetween(from: number, to: number): number {
  const [a, b] = [new Date(from * DAY_MS), new Date(to * DAY_MS)]
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()
}

function summarise(purchases: Purchase[], units: Unit[], lost: number): Standing {
  const sum = (chosen: Purchase[]) => chosen.reduce((total, { amount }) => total + (amount ?? 0), 0)
  const first = units[0]
  return {
    purchases: purchases.length,
    orders: units.reduce((count, unit) => count + unit.orders, 0),
    total: sum(purchases) - lost,
    lost,
    firstAmount: purchases[0]?.amount ?? null,
    first30Days: sum(purchases.filter(({ ageDays }) => ageDays < 30)),
    first365Days: sum(purchases.filter(({ ageDays }) => ageDays < 365)),
    firstDay: purchases[0]?.day ?? null,
    secondDay: purchases[1]?.day ?? null,
    thirdDay: purchases[2]?.day ?? null,
    lastDay: purchases.at(-1)?.day ?? null,
    medianGapDays: median(purchases.flatMap(({ gapDays }) => gapDays ?? [])),
    unpriced: purchases.filter(({ amount }, i) => amount === null && !units[i]!.unrated).length,
    unrated: units.filter(({ unrated }) => unrated).length,
    firstChannel: first?.first.channel ?? null,
    firstCountry: first?.first.country ?? null,
    firstProducts: [...(first?.products ?? [])].sort((a, b) => a - b),
  }
}

function median(values: number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}
