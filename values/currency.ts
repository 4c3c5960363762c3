/** ISO 4217 codes in use (list one, 2026), by the number of decimals of their minor unit. */
const CODES: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
    HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR
    MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK
    SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD
    XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const EXPONENTS = new Map(
  Object.entries(CODES).flatMap(([exponent, codes]) =>
    codes.split(/\s+/).map((code): [string, number] => [code, Number(exponent)]),
  ),
)

/** The code of ISO 4217 for amounts whose currency is not known: they are written without a sign. */
export const NO_CURRENCY = 'XXX'

/** Every ISO 4217 code in use, in the order of the alphabet. */
export const CURRENCIES: readonly string[] = [...EXPONENTS.keys()].sort()

/** Whether the text is an ISO 4217 code in use, in capitals. @example isCurrency('EUR') // true */
export function isCurrency(code: string): boolean {
  return EXPONENTS.has(code)
}

/**
 * The number of decimals of a currency's minor unit in ISO 4217: it defines what "whole minor units" means. The
 * browser's `Intl` follows custom instead and differs for some fifteen currencies, so never ask it.
 *
 * @returns null for a code that is not in use
 * @see https://www.six-group.com/en/products-services/financial-information/data-standards.html (ISO 4217)
 * @example minorUnitExponent('JPY') // 0
 * @example minorUnitExponent('HUF') // 2
 */
export function minorUnitExponent(currency: string): number | null {
  return currency === NO_CURRENCY ? 2 : (EXPONENTS.get(currency) ?? null)
}
