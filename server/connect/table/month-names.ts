const LOCALES = ['en', 'de', 'fr', 'es', 'nl', 'it']

const names = new Map<string, number>([
  ['sept', 9],
  ['mrz', 3],
  ['mar', 3],
])
for (const locale of LOCALES) {
  for (const width of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { month: width, day: 'numeric', timeZone: 'UTC' })
    for (let month = 1; month <= 12; month++) {
      const part = format.formatToParts(Date.UTC(2024, month - 1, 1)).find(({ type }) => type === 'month')
      names.set(plainLetters(part!.value), month)
    }
  }
}

/**
 * The number of a month by its name, long or short, in English, German, French, Spanish, Dutch or Italian.
 *
 * @returns 1 to 12; null: not a month.
 * @example monthByName('Dez.') // 12
 */
export function monthByName(name: string): number | null {
  return names.get(plainLetters(name)) ?? null
}

function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
}
