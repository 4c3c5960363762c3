import type { Template } from '../../../server/goals/templates/catalogue.ts'
import type { rondo } from '../../client/rondo.ts'
import { parseValue } from '../values/values.ts'
import type { ValueFormat } from '../values/values.ts'

/** The customers for a template, as typed in the form. */
export interface Audience {
  by: 'filter' | 'list'
  search: string
  country: string
  kind: 'any' | 'company' | 'person'
  withoutGoal: boolean
  /** Customer ids, separated by line breaks or commas. */
  ids: string
  baseline: string
  teamOwner: string | null
}

export const emptyAudience: Audience = {
  by: 'filter',
  search: '',
  country: '',
  kind: 'any',
  withoutGoal: true,
  ids: '',
  baseline: '',
  teamOwner: null,
}

/**
 * Parses a pasted list of customer ids or of addresses of their pages.
 *
 * @returns null when it contains anything else
 * @example parseIds('7, 12\nhttps://rondo.example/customers/40') // [7, 12, 40]
 */
export function parseIds(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  const ids = parts.map((part) => /^(?:\S*\/customers\/)?(\d{1,15})$/.exec(part)?.[1])
  return ids.includes(undefined) ? null : [...new Set(ids.map(Number))]
}

/** The request to the server; null while the form is incomplete. */
export function applyInputOf(
  template: Template,
  audience: Audience,
  valueFormat: ValueFormat,
): Parameters<typeof rondo.goals.apply>[0] | null {
  const { by, search, country, kind, withoutGoal, teamOwner } = audience
  const baseline = parseValue(audience.baseline, template.metric.unit, valueFormat)
  if (audience.baseline.trim() !== '' && baseline === null) return null
  const rest = { ...(baseline === null ? {} : { baseline }), ...(teamOwner ? { teamOwner } : {}) }
  if (by === 'list') {
    const customers = parseIds(audience.ids)
    return customers?.length ? { template: template.id, to: { customers }, ...rest } : null
  }
  const filter = {
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(country.trim() ? { country: country.trim() } : {}),
    ...(kind === 'any' ? {} : { kind }),
    ...(withoutGoal ? { withoutGoal } : {}),
  }
  return { template: template.id, to: { filter }, ...rest }
}
