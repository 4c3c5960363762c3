import { resolveId } from '../customers/customers.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { getSettings } from '../platform/settings/settings.ts'
import { formatCursor, parseCursor } from './cursor.ts'
import type { TimelineInput, TimelinePage } from './schema.ts'
import { selectMoments } from './store.ts'

/**
 * A page of what happened with a customer, newest first: the moments of every module on one time axis. The customer is
 * also found by the id of one who was merged into them.
 *
 * @throws Refusal 404 when there is no such customer, 400 for an unknown kind or an invalid cursor
 */
export async function timeline(
  scope: Scope,
  { id, kind, before, limit }: TimelineInput,
): Promise<TimelinePage> {
  const customerId = await resolveId(scope, id)
  const { timeZone } = await getSettings(scope)
  const cursor = before === undefined ? null : parseCursor(before)
  const sources = scope.modules.moments.filter((source) => kind === undefined || source.kind === kind)
  if (sources.length === 0) throw unknownKind(scope, kind)
  const rows = await selectMoments(scope.db, sources, { customerId, timeZone }, cursor, limit + 1)
  const last = rows.length > limit ? rows[limit - 1]! : null
  return {
    moments: rows
      .slice(0, limit)
      .map(({ kind, key, day, place, at, detail }) => ({ kind, key, day, place, at, detail })),
    next: last && formatCursor(last),
  }
}

function unknownKind({ modules }: Scope, kind = ''): Refusal {
  const kinds = [...new Set(modules.moments.map((source) => source.kind))]
  return new Refusal(400, 'kind', `The timeline has no "${kind}"; it has ${kinds.join(', ')}.`)
}
