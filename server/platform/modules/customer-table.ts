import type { Db } from '../database/pool.ts'

/** What happens to a table's rows of a customer who is merged into another. */
export type OnMerge =
  /** They move, and none of the other customer's rows can have the same key. */
  | 'move'
  /** They move unless the other customer has a row with the same key, which then counts. */
  | 'keep the other'
  /** They move; where the other has a row with the same values in `sameIn`, the text in `column` gets a suffix. */
  | { rename: string; sameIn: readonly string[] }
  /** The module combines them with the other's rows. @returns how many rows were moved */
  | { combine: (db: Db, from: number, into: number) => Promise<number> }

/** What happens to a table's rows of a customer who is erased. */
export type OnErase =
  | 'delete'
  /** They contain no personal data and stay, so that totals do not change. */
  | 'keep'
  /** The row stays without what is in these columns. */
  | { forget: readonly string[] }

/** A table whose rows belong to customers: it has a column customer_id. */
export type CustomerTable =
  /** A pure function of the facts: deleted with the customer, and computed again by its module. */
  | 'derived'
  | {
      onMerge: OnMerge
      onErase: OnErase
      /**
       * A customer with such a row stays when the import that created them is undone; `where` is a condition on the row
       * (SQL). For a customer of the sample company only rows that a person created count: `whereMadeUp` tells them from those
       * of the sample, and a table of `unless made up` has none to tell.
       */
      keepsCustomer?: 'always' | 'unless made up' | { where: string; whereMadeUp?: string }
      /** Looked up by a key without the customer: such a table is not distributed over several machines. */
      isLookup?: true
    }

export type CustomerTables = Readonly<Record<string, CustomerTable>>
