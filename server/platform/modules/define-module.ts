import type { EventHandlers } from '../events/events-store.ts'
import type { Job } from '../jobs/queue.ts'
import type { ScheduledTask } from '../jobs/scheduler.ts'
import type { ModuleDeclarations, SampleShare, Scope } from '../scope/scope.ts'
import type { CustomerTables } from './customer-table.ts'
import type { MomentSource } from './moment.ts'

/** A stored value that differs from what the facts give. */
export type Difference = { customerId: number | null; what: string }

/** Recomputes what a module derives from facts and names every difference. */
export type Check = {
  /** What is compared, as the start of a sentence: "Signals". */
  what: string
  /** Whether it checks customer by customer. */
  countsCustomers?: true
  /** False while it may rightly differ, such as before the nightly run of a new day. */
  isCurrent?: (scope: Scope) => Promise<boolean>
  differences: (scope: Scope) => AsyncIterable<{ checked?: number; differences: readonly Difference[] }>
}

/** Everything that a module contributes to the program, in one place. */
export type Module = {
  name: string
  /** The modules whose verbs, events and `fact_*` views it uses; all of them come earlier. */
  uses: readonly string[]
  on?: EventHandlers
  customerTables?: CustomerTables
  moments?: readonly MomentSource[]
  jobs?: readonly Job[]
  schedule?: readonly ScheduledTask[]
  verify?: readonly Check[]
  sample?: SampleShare
}

/** @example defineModule({ name: 'usage', uses: ['customers'] }).name // 'usage' */
export function defineModule(module: Module): Module {
  return module
}

/** What verbs need to know of all modules: merging, erasing, the timeline and the sample company are written once. */
export function declarationsOf(modules: readonly Module[]): ModuleDeclarations {
  return {
    customerTables: Object.assign(
      {},
      ...modules.map(({ customerTables }) => customerTables),
    ) as CustomerTables,
    moments: modules.flatMap(({ moments = [] }) => moments),
    sample: modules.flatMap(({ sample }) => (sample ? [sample] : [])),
  }
}
