import { get } from '../customers/customers.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { listPeople } from '../platform/people/people.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { colleagueIn } from './colleague.ts'
import { groupOf } from './kinds.ts'
import type { CustomerSignal } from './schema.ts'
import { codeLabels } from './settings/settings.ts'
import { listSignals } from './store.ts'

/** Every signal that a customer has had, the newest first; also under the id of one who was merged into them. */
export async function ofCustomer(scope: Scope, customerId: number): Promise<CustomerSignal[]> {
  const { id } = await get(scope, customerId)
  const rows = await listSignals(scope.db, id, (await todayOf(scope)).text)
  const [people, labels] = [await listPeople(scope), await codeLabels(scope)]
  return rows.map(({ assigneeId, ...signal }) => ({
    ...signal,
    group: groupOf(signal.kind),
    codeLabel: (signal.code !== null && labels.get(signal.code)) || null,
    assignee: colleagueIn(people, assigneeId),
  }))
}
