import { sql } from 'kysely'
import type { Db } from './pool.ts'

/**
 * The locks that a transaction may hold until it ends, in the only order in which they may be taken, so that no
 * deadlock can occur.
 */
export const LOCK_NUMBERS = {
  /** Identities: creating, matching and merging customers. */
  identities: 7_265_650,
  /** One customer each: shared by everybody who writes for them, and held alone while they are merged. */
  customers: 7_265_658,
  /**
   * Orders, refunds, subscriptions and what is derived from them. A standing follows from all facts of a customer: two
   * writers that do not see each other's facts would both compute it wrongly. Take it before the first fact is read.
   */
  sales: 7_265_651,
  /** Goals, readings and progress, which follows from all readings of a goal. */
  goals: 7_265_660,
  /**
   * Asks, the sales that followed an ask, and signals. An ask and an order that are recorded at once wait for each other,
   * so that the later one sees both. Signals follow from asks and are refreshed by the same writers: two locks would not
   * always be taken in one order.
   */
  asks: 7_265_656,
  /** The audit log, whose entries form a hash chain. */
  audit: 7_265_649,
} as const

export type TransactionLock = keyof typeof LOCK_NUMBERS

export const LOCK_ORDER = Object.keys(LOCK_NUMBERS) as TransactionLock[]

/** Session locks and locks that are only tried: whoever takes one does not wait, or holds no other lock. */
export const OTHER_LOCKS = {
  postgresUsers: 7_265_646,
  migrations: 7_265_647,
  testTemplate: 7_265_648,
  imports: 7_265_652,
  tallyFolding: 7_265_653,
  jobQueues: 7_265_654,
  servingProcess: 7_265_655,
  nightlyRun: 7_265_657,
  nextProductCount: 7_265_691,
  signalReplay: 7_265_692,
} as const

const heldBy = new WeakMap<Db, Set<TransactionLock>>()
const customersOf = new WeakMap<Db, Set<number>>()

/**
 * Waits for a lock and holds it until the open transaction ends; does nothing if the transaction holds it already.
 *
 * @throws Error (a defect of the caller) outside a transaction, or when a lock that comes later in the order is held
 */
export async function lock(db: Db, name: Exclude<TransactionLock, 'customers'>): Promise<void> {
  const held = locksHeld(db, name)
  if (held.has(name)) return
  refuseLater(held, name)
  await sql`select pg_advisory_xact_lock(${LOCK_NUMBERS[name]})`.execute(db)
  held.add(name)
}

/**
 * Waits for the locks of some customers and holds them until the open transaction ends; those that it holds already are
 * left out. Several are taken in the order of their ids.
 *
 * @param mode 'shared' with everybody else who writes for them, or 'alone'
 */
export async function lockCustomers(db: Db, ids: readonly number[], mode: 'shared' | 'alone'): Promise<void> {
  const held = locksHeld(db, 'customers')
  // Nobody merges while identities are locked.
  if (mode === 'shared' && held.has('identities')) return
  const customers = customersOf.get(db) ?? new Set()
  customersOf.set(db, customers)
  const missing = [...new Set(ids)].filter((id) => !customers.has(id))
  if (missing.length === 0) return
  refuseLater(held, 'customers')
  const take = sql.raw(mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')
  for (const id of missing.toSorted((one, other) => one - other)) {
    // Ids beyond this are shared by two customers, who then wait for each other.
    await sql`select ${take}(${LOCK_NUMBERS.customers}::integer, ${id % 2_147_483_647}::integer)`.execute(db)
    customers.add(id)
  }
  held.add('customers')
}

function locksHeld(db: Db, name: TransactionLock): Set<TransactionLock> {
  if (!db.isTransaction) throw new Error(`The lock "${name}" needs an open transaction.`)
  const held = heldBy.get(db) ?? new Set()
  heldBy.set(db, held)
  return held
}

function refuseLater(held: ReadonlySet<TransactionLock>, name: TransactionLock): void {
  const later = [...held].find((other) => LOCK_ORDER.indexOf(other) > LOCK_ORDER.indexOf(name))
  if (later) throw new Error(`The lock "${name}" must be taken before "${later}", which is held already.`)
}
