export type Choices = readonly { value: string; label: string }[]

export const ENCODINGS: Choices = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Western (windows-1252)' },
  { value: 'windows-1250', label: 'Central European (windows-1250)' },
  { value: 'iso-8859-2', label: 'Central European (iso-8859-2)' },
  { value: 'iso-8859-15', label: 'Western (iso-8859-15)' },
  { value: 'macintosh', label: 'Western (macintosh)' },
  { value: 'windows-1251', label: 'Cyrillic (windows-1251)' },
  { value: 'iso-8859-5', label: 'Cyrillic (iso-8859-5)' },
  { value: 'koi8-r', label: 'Cyrillic (koi8-r)' },
  { value: 'koi8-u', label: 'Cyrillic (koi8-u)' },
  { value: 'ibm866', label: 'Cyrillic (ibm866)' },
  { value: 'windows-1253', label: 'Greek (windows-1253)' },
  { value: 'iso-8859-7', label: 'Greek (iso-8859-7)' },
  { value: 'windows-1254', label: 'Turkish (windows-1254)' },
  { value: 'windows-1255', label: 'Hebrew (windows-1255)' },
  { value: 'windows-1256', label: 'Arabic (windows-1256)' },
  { value: 'windows-1257', label: 'Baltic (windows-1257)' },
  { value: 'windows-1258', label: 'Vietnamese (windows-1258)' },
  { value: 'shift_jis', label: 'Japanese (shift_jis)' },
  { value: 'euc-jp', label: 'Japanese (euc-jp)' },
  { value: 'iso-2022-jp', label: 'Japanese (iso-2022-jp)' },
  { value: 'gb18030', label: 'Chinese (gb18030)' },
  { value: 'gbk', label: 'Chinese (gbk)' },
  { value: 'big5', label: 'Chinese (big5)' },
  { value: 'euc-kr', label: 'Korean (euc-kr)' },
  { value: 'utf-16le', label: 'UTF-16, little endian' },
  { value: 'utf-16be', label: 'UTF-16, big endian' },
]
export const SEPARATORS: Choices = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Vertical bar' },
  { value: '^', label: 'Caret' },
  { value: '~', label: 'Tilde' },
  { value: ':', label: 'Colon' },
  { value: '\u0001', label: 'Control character 1' },
  { value: ' ', label: 'Space' },
]
/** How many lines may stand before the header, as choices. */
export const PREAMBLES: Choices = Array.from({ length: 51 }, (_, lines) => ({
  value: String(lines),
  label: lines === 0 ? 'None' : String(lines),
}))
export const DATES: Choices = [
  { value: 'day first', label: 'Day before month' },
  { value: 'month first', label: 'Month before day' },
]
export const DECIMALS: Choices = [
  { value: '.', label: 'Point: 1,234.56' },
  { value: ',', label: 'Comma: 1.234,56' },
]

/** The label of a value; the value itself where it is none of the choices. @example labelOf(SEPARATORS, ';') // 'Semicolon' */
export const labelOf = (choices: Choices, value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value
