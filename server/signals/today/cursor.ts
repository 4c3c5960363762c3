import { Refusal } from '../../platform/errors/refusal.ts'

/** The place of a line in the list: that of its strongest signal. The rank is text, so that it loses no digit. */
export type LineCursor = { rank: string; customerId: number; id: number }

/** @example formatCursor({ rank: '0.5', customerId: 12, id: 7 }) // '0.5,12,7' */
export const formatCursor = ({ rank, customerId, id }: LineCursor): string => `${rank},${customerId},${id}`

/** @throws Refusal 400 for a text that formatCursor does not write */
export function parseCursor(after: string): LineCursor {
  const [rank = '', customerId, id] = after.split(',')
  const cursor = { rank, customerId: Number(customerId), id: Number(id) }
  const isRank = Number.isFinite(Number(rank || NaN))
  if (isRank && Number.isSafeInteger(cursor.customerId) && Number.isSafeInteger(cursor.id)) return cursor
  throw new Refusal(
    400,
    'after',
    `"${after}" is not a position in this list. Start again from the beginning.`,
  )
}
