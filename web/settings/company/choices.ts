import type { Choice } from '../../../ui/form/Select.tsx'
import { CURRENCIES } from '../../../values/currency.ts'

/** Languages with their country, as far as Rondo can name an example for each; any other can be set through the API. */
const LOCALES = (
  'en-GB en-US en-AU en-CA en-IE en-IN en-NZ en-ZA de-DE de-AT de-CH fr-FR fr-BE fr-CA fr-CH es-ES es-MX es-AR it-IT ' +
  'it-CH nl-NL nl-BE pt-PT pt-BR da-DK sv-SE nb-NO fi-FI is-IS pl-PL cs-CZ sk-SK sl-SI hu-HU ro-RO bg-BG hr-HR sr-RS ' +
  'el-GR tr-TR uk-UA et-EE lv-LV lt-LT he-IL hi-IN id-ID ms-MY vi-VN th-TH ja-JP ko-KR zh-CN zh-TW'
).split(' ')

const SPOKEN = 'en'

/** A number and a date as examples of a locale. @example localeExample('de-DE') // '1.234,56 · 31. März 2026' */
export function localeExample(locale: string): string {
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(1234.56)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return `${number} · ${day.format(Date.UTC(2026, 2, 31))}`
}

/** All locale choices, including the present one even when it is not a standard choice. */
export function localeChoices(present: string): Choice[] {
  const names = new Intl.DisplayNames(SPOKEN, { type: 'language', languageDisplay: 'standard' })
  const all = LOCALES.includes(present) ? LOCALES : [present, ...LOCALES]
  return all.map((value) => ({ value, label: names.of(value) ?? value, note: localeExample(value) }))
}

/** All currencies with their names, searchable by both. */
export function currencyChoices(): Choice[] {
  const names = new Intl.DisplayNames(SPOKEN, { type: 'currency' })
  return CURRENCIES.map((value) => ({
    value,
    label: `${value} · ${names.of(value)}`,
  }))
}

/** All time zones, searchable by city. */
export function zoneChoices(present: string): Choice[] {
  const known = Intl.supportedValuesOf('timeZone')
  const all = [...new Set([present, 'UTC', ...known])].sort()
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ').replaceAll('/', ' / ') }))
}

/** The current time in a time zone. @example formatTimeIn('UTC', new Date(0), 'en-GB') // 'Thursday 00:00' */
export function formatTimeIn(timeZone: string, at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at)
}

/** The days on which a week may begin. */
export const FIRST_DAYS: readonly Choice<'1' | '6' | '7'>[] = [
  { value: '1', label: 'Monday' },
  { value: '6', label: 'Saturday' },
  { value: '7', label: 'Sunday' },
]
