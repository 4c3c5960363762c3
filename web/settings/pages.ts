/** The pages of the settings in their order, with the words by which the search finds what is on them. */
export const SETTINGS_PAGES = [
  {
    tab: 'company',
    label: 'Company',
    words: 'name time zone currency language number date format locale week begins first day',
  },
  { tab: 'rates', label: 'Currency rates', words: 'exchange rate money' },
  { tab: 'purchases', label: 'Purchases', words: 'orders count free same day leave out exclude' },
  { tab: 'signals', label: 'Signals', words: 'reasons today limit threshold' },
  { tab: 'metrics', label: 'Metrics', words: 'goals unit' },
  { tab: 'portal', label: 'Customer page', words: 'portal brand logo colour color greeting' },
  { tab: 'mail', label: 'Mail', words: 'email e-mail smtp letters monthly sender' },
  { tab: 'tracking', label: 'Tracking', words: 'keys snippet events log-in api' },
  { tab: 'you', label: 'You', words: 'password theme dark language name sign in' },
  { tab: 'sample', label: 'Sample company', words: 'demo morgenpost example remove' },
] as const

export type SettingsTab = (typeof SETTINGS_PAGES)[number]['tab']
