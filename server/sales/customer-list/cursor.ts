import { z } from 'zod'

/** Where a page ended: the sort key of its last customer, as text, and their id. */
export type Cursor = { value: string | null; id: number }

/** @example writeCursor({ value: '2026-01-31', id: 7 }) // '["2026-01-31",7]' */
export const writeCursor = ({ value, id }: Cursor): string => JSON.stringify([value, id])

/**
 * @returns null where the text is no cursor; the list then starts at the beginning
 * @example readCursor('["2026-01-31",7]') // { value: '2026-01-31', id: 7 }
 */
export function readCursor(text: string | undefined): Cursor | null {
  const parsed = z.tuple([z.string().nullable(), z.int()]).safeParse(text ? parseJson(text) : null)
  return parsed.success ? { value: parsed.data[0], id: parsed.data[1] } : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
