import { DAY_MS } from '../../../values/days.ts'

const WEEK_MS = 7 * DAY_MS

interface Week {
  /** Its Monday, as a day. */
  key: string
  asks: number
  sales: number
  open: number
}

/** The Monday of the week of a day. @example mondayOf('2026-11-22') // '2026-11-16' */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/**
 * The weeks up to today with those in which nobody was asked, so that an axis of weeks is an axis of time.
 *
 * @param rows in the order of their weeks
 * @param today a day such as 2026-11-22
 * @param most the latest so many weeks
 * @example fillWeeks([{ key: '2026-11-02', asks: 3, sales: 1, open: 2 }], '2026-11-22', 26).map(({ asks }) => asks) // [3, 0, 0]
 */
export function fillWeeks(rows: readonly Week[], today: string, most: number): Week[] {
  const last = Date.parse(mondayOf(today))
  const begun = rows[0] ? Date.parse(rows[0].key) : last
  const first = Math.max(begun, last - (most - 1) * WEEK_MS)
  const known = new Map(rows.map((row) => [row.key, row]))
  return Array.from({ length: Math.max(0, (last - first) / WEEK_MS + 1) }, (_, at) => {
    const key = new Date(first + at * WEEK_MS).toISOString().slice(0, 10)
    return known.get(key) ?? { key, asks: 0, sales: 0, open: 0 }
  })
}
