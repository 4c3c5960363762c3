import { z } from 'zod'

/** Encodings by their names in the WHATWG standard, by which `TextDecoder` knows them. */
export const encodingSchema = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'macintosh',
  'ibm866',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'gbk',
  'big5',
  'euc-kr',
])

/** An encoding in which a file may be, and how a part of it reads then. */
export const encodingReadingSchema = z.object({ name: encodingSchema, sample: z.string() })

/** `' '` stands for any run of blanks and tabs. */
export const separatorSchema = z.enum([',', ';', '\t', '|', '^', '~', '\u0001', ':', ' '])

/** In `3/4/2024`: whether the day or the month stands first. */
export const dayOrderSchema = z.enum(['day first', 'month first'])

/** A rejected row and the reason. `column` is the name in the header; null: the row as a whole. */
export const rejectSchema = z.object({
  line: z.number(),
  column: z.string().nullable(),
  value: z.string(),
  reason: z.string(),
  /** The original row in the file; absent where it is not known. */
  row: z.string().exactOptional(),
})
