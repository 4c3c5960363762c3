/** The locale and time zone for formatting. */
export interface LocaleSettings {
  /** BCP 47, as `en-GB` or `de-CH`. */
  locale: string
  /** IANA name, as `Europe/Zurich`. */
  timeZone: string
}
