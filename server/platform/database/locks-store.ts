import { sql } from 'kysely'
import type { Db } from './pool.ts'

/**
 * The locks that a transaction may hold until it ends, in the only order in which they may be taken, so that no
 * deadlock can occur.
 */
const TRANSACTION_LOCKS = {
  /** Identities: creating, matching and merging customers. */
  identities: 7_265_650,
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

export type TransactionLock = keyof typeof TRANSACTION_LOCKS

export const LOCK_ORDER = Object.keys(TRANSACTION_LOCKS) as TransactionLock[]

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

/**
 * Waits for a lock and holds it until the open transaction ends; does nothing if the transaction holds it already.
 *
 * @throws Error (a defect of the caller) outside a transaction, or when a lock that comes later in the order is held
 */
export async function lock(db: Db, name: TransactionLock): Promise<void> {
  if (!db.isTransaction) throw new Error(`The lock "${name}" needs an open transaction.`)
  const held = heldBy.get(db) ?? new Set()
  heldBy.set(db, held)
  if (held.has(name)) return
  const later = [...held].find((other) => LOCK_ORDER.indexOf(other) > LOCK_ORDER.indexOf(name))
  if (later) throw new Error(`The lock "${name}" must be taken before "${later}", which is held already.`)
  await sql`select pg_advisory_xact_lock(${TRANSACTION_LOCKS[name]})`.execute(db)
  held.add(name)
}
