/** The currency of each country; euro countries are listed separately. */
const CURRENCIES: Record<string, string> = {
  AE: 'AED',
  AR: 'ARS',
  AU: 'AUD',
  BG: 'EUR',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CL: 'CLP',
  CN: 'CNY',
  CO: 'COP',
  CZ: 'CZK',
  DK: 'DKK',
  EG: 'EGP',
  GB: 'GBP',
  HK: 'HKD',
  HU: 'HUF',
  ID: 'IDR',
  IL: 'ILS',
  IN: 'INR',
  IS: 'ISK',
  JP: 'JPY',
  KE: 'KES',
  KR: 'KRW',
  LI: 'CHF',
  MA: 'MAD',
  MX: 'MXN',
  MY: 'MYR',
  NG: 'NGN',
  NO: 'NOK',
  NZ: 'NZD',
  PE: 'PEN',
  PH: 'PHP',
  PK: 'PKR',
  PL: 'PLN',
  RO: 'RON',
  RS: 'RSD',
  SA: 'SAR',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TR: 'TRY',
  TW: 'TWD',
  UA: 'UAH',
  US: 'USD',
  UY: 'UYU',
  VN: 'VND',
  ZA: 'ZAR',
}
const EURO = 'AD AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK'.split(' ')

/** The country of a language tag; the likeliest one if the tag has none. @example regionOf('de') // 'DE' */
export function regionOf(locale: string): string {
  return new Intl.Locale(locale).maximize().region ?? 'US'
}

/**
 * A guess at the currency of a company, for a person to check.
 *
 * @param locale BCP 47, as the browser reports it
 * @example guessCurrency('en-GB') // 'GBP'
 * @example guessCurrency('de') // 'EUR'
 */
export function guessCurrency(locale: string): string {
  const region = regionOf(locale)
  return EURO.includes(region) ? 'EUR' : (CURRENCIES[region] ?? 'USD')
}

type WeekLocale = Intl.Locale & { getWeekInfo?: () => { firstDay: number } }

/**
 * The first day of the week in a locale: 1 is Monday, 7 Sunday. Monday if the browser does not
 * know.
 *
 * @example firstDayOfWeek('en-US') // 7
 */
export function firstDayOfWeek(locale: string): number {
  return (new Intl.Locale(locale) as WeekLocale).getWeekInfo?.().firstDay ?? 1
}
