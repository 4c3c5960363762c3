import { isDeepStrictEqual } from 'node:util'
import { todayOf } from '../../platform/calendar/today.ts'
import { inSnapshot, type Scope } from '../../platform/scope/scope.ts'
import { currencyConverter } from '../rates/rates.ts'
import { computeMovements, type Movement } from './movements.ts'
import { computeSubscriptions, effectiveBy, type Subscription } from './standing.ts'
import * as store from './verify-store.ts'
import type { OfCustomer, StoredChange } from './verify-store.ts'

type Difference = { customerId: number; what: string; stored: unknown; fromFacts: unknown }

/** Computes every subscription and movement again from the changes, independently of the refresh. */
export async function* verifySubscriptions(scope: Scope): AsyncGenerator<Difference[]> {
  const { day: today } = await todayOf(scope)
  for (let after = 0; ;) {
    const { ids, convert, facts, subscriptions, movements } = await inSnapshot(scope, async ({ db }) => {
      const ids = await store.nextCustomers(db, after)
      return {
        ids,
        convert: await currencyConverter({ db }),
        facts: Map.groupBy(await store.changesOf(db, ids), ({ customerId }) => customerId),
        subscriptions: Map.groupBy(await store.storedSubscriptions(db, ids), ({ customerId }) => customerId),
        movements: Map.groupBy(await store.storedMovements(db, ids), ({ customerId }) => customerId),
      }
    })
    if (ids.length === 0) break
    after = ids.at(-1)!
    yield ids.flatMap((id) => {
      const changes = facts.get(id) ?? []
      const day = Math.min(today, settledUntil(changes))
      const should = sorted(computeSubscriptions(changes, convert, day))
      return [
        ...compare(id, 'subscriptions', subscriptions.get(id), should),
        ...compare(
          id,
          'recurring revenue',
          movements.get(id),
          computeMovements(effectiveBy(changes, day), convert),
        ),
      ]
    })
  }
}

/** The last day on which the stored standing may rest: an end is applied within a minute after its day has begun, not at once. */
const settledUntil = (changes: readonly StoredChange[]) =>
  Math.min(...changes.filter(({ liesAhead }) => liesAhead).map(({ day }) => day - 1))

function compare<Row extends Subscription | Movement>(
  customerId: number,
  what: string,
  rows: OfCustomer<Row>[] | undefined,
  fromFacts: Row[],
): Difference[] {
  const stored = rows ?? []
  const should = fromFacts.map((row) => ({ customerId, ...row }))
  return isDeepStrictEqual(stored, should) ? [] : [{ customerId, what, stored, fromFacts }]
}

const keyOf = ({ source, subscription }: Subscription) => `${source}\0${subscription}`
const sorted = (subscriptions: Subscription[]) =>
  subscriptions.toSorted((one, other) => Buffer.compare(Buffer.from(keyOf(one)), Buffer.from(keyOf(other))))
