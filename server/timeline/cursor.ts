import { Refusal } from '../platform/errors/refusal.ts'

/** The place of a moment in the order of the timeline. `micros`: microseconds since 1970, 0 for a whole day. */
export type TimelineCursor = { day: string; place: number; micros: number; key: string }

/** @example formatCursor({ day: '2026-11-22', place: 1, micros: 5, key: 'note 3' }) // '2026-11-22,1,5,note 3' */
export function formatCursor({ day, place, micros, key }: TimelineCursor): string {
  return [day, place, micros, key].join(',')
}

/**
 * @throws Refusal 400 for a text that `formatCursor` did not write
 * @example parseCursor('2026-11-22,1,5,note 3').key // 'note 3'
 */
export function parseCursor(text: string): TimelineCursor {
  const match = /^(\d{4,6}-\d\d-\d\d),([012]),(-?\d{1,16}),([^\0]+)$/.exec(text)
  const [, day = '', place, micros, key = ''] = match ?? []
  if (!match || Number.isNaN(Date.parse(day)))
    throw new Refusal(
      400,
      'before',
      `"${text}" is not a position in this timeline. Start again from the beginning.`,
    )
  return { day, place: Number(place), micros: Number(micros), key }
}
