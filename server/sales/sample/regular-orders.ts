import { regulars, type Regular } from '../../customers/sample/regulars.ts'

/** An order of a regular customer, the size of which alternates. */
export type RegularOrder = { who: Regular; daysAgo: number; isLarge: boolean }

/** The orders of those who order at nearly even distances: a day early now and then. */
export function regularOrders(): RegularOrder[] {
  return regulars.flatMap((who) => {
    const orders = Math.floor((who.since - who.last) / who.every)
    return Array.from({ length: orders + 1 }, (_, nth): RegularOrder => {
      const offset = nth % 5 === 3 ? 1 : 0
      return { who, daysAgo: who.last + nth * who.every + offset, isLarge: nth % 4 === 1 }
    })
  })
}
