import { formatDay, parseDay } from '../../../server/platform/calendar/days.ts'

/** Days of first orders; without both, all customers. */
export interface Period {
  from?: string | undefined
  to?: string | undefined
}

export interface Preset extends Required<Period> {
  value: string
  label: string
}

/**
 * The periods that can be chosen by name, up to the last day of the data: that of an old file may be years ago.
 *
 * @example presetsThrough('2026-03-31')[0] // { value: '30d', label: 'Last 30 days', from: '2026-03-02', to: '2026-03-31' }
 */
export function presetsThrough(through: string): Preset[] {
  const year = Number(through.slice(0, 4))
  const since = (days: number) => formatDay(parseDay(through) - days + 1)
  return [
    { value: '30d', label: 'Last 30 days', from: since(30), to: through },
    { value: '90d', label: 'Last 90 days', from: since(90), to: through },
    { value: '12m', label: 'Last 365 days', from: since(365), to: through },
    { value: 'year', label: `This year (${year})`, from: `${year}-01-01`, to: through },
    { value: 'last', label: `Last year (${year - 1})`, from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
  ]
}

/**
 * The name of a period: a preset, `all` without any day, otherwise `own`.
 *
 * @example presetOf({}, []) // 'all'
 */
export function presetOf({ from, to }: Period, presets: readonly Preset[]): string {
  if (from === undefined && to === undefined) return 'all'
  return presets.find((preset) => preset.from === from && preset.to === to)?.value ?? 'own'
}
