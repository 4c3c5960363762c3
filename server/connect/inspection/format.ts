/** The columns of a known export: which holds which field, and every position that is read. */
export type KnownColumns = {
  mapping: Record<string, number>
  positions: number[]
  /** The positions of numbers that no field holds. */
  numbers?: number[]
}

/** How one format of a kind of file is recognised. Each kind adds how it is read. */
export type FileFormat = {
  /** Its name for people, such as "Shopify, Orders". */
  label: string
  /** The default source of such a file. */
  source: string
  /** @returns null where the header is not that of this export */
  recognise(columns: readonly string[]): KnownColumns | null
  /** Whether all times are UTC, so that the time zone is not a question. */
  isUtc?: boolean
  /** A question that every such file leaves open. */
  question?: { about: string; text: string }
}

/** The format of a file and the columns by which it was recognised; null where no format recognises the header. */
export type RecognisedFormat<Name extends string> = { name: Name; known: KnownColumns | null }

/** The first format that recognises a header; the last one where none does: its columns have to be guessed. */
export function recogniseFormat<Name extends string>(
  formats: Readonly<Record<Name, FileFormat>>,
  columns: readonly string[],
): RecognisedFormat<Name> {
  const all = Object.entries<FileFormat>(formats) as [Name, FileFormat][]
  for (const [name, format] of all) {
    const known = format.recognise(columns)
    if (known) return { name, known }
  }
  return { name: all.at(-1)![0], known: null }
}
