export type Choices = readonly { value: string; label: string }[]

export const ENCODINGS: Choices = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'latin1', label: 'Western (Windows 1252)' },
  { value: 'utf-16le', label: 'UTF-16, little end first' },
  { value: 'utf-16be', label: 'UTF-16, big end first' },
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
