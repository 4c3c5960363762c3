import type { Grid } from '../table/grid.ts'

/** The words with which rows of totals begin, whole or with one of its companions after it. */
const TOTALS =
  /^(?:grand |sub ?|zwischen|end|gesamt)?(?:totals?|total(?:e|en)?|sum|summe|somme|suma|somma|totaal|gesamt|insgesamt)(?: (?:g[eé]n[eé]ral|general|complessivo|generale|amount|sales|orders|netto|brutto))?\s*:?$/i

/** Whether a row adds up others, as exports write below their orders: its first filled cell says so. */
export function isTotalsRow(grid: Grid, record: number): boolean {
  const width = grid.width(record)
  for (let column = 0; column < width; column++) {
    const text = grid.cell(record, column)!.trim()
    if (text !== '') return isTotals(text)
  }
  return false
}

/** Whether a text is the name of a row of totals. @example isTotals('Grand Total:') // true */
export const isTotals = (text: string): boolean => text.length < 40 && TOTALS.test(text)
