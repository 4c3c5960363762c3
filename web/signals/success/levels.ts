/** The levels of a judgement, from very well to badly. */
export const LEVELS = [
  { value: '5', label: 'Very well' },
  { value: '4', label: 'Well' },
  { value: '3', label: 'So-so' },
  { value: '2', label: 'Not well' },
  { value: '1', label: 'Badly' },
] as const

export type LevelChoice = (typeof LEVELS)[number]['value']

/** @example levelLabel(4) // 'Well' */
export const levelLabel = (level: number): string =>
  LEVELS.find(({ value }) => value === String(level))?.label ?? String(level)
