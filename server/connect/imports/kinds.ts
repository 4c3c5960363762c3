import { orderFiles } from '../orders/file.ts'
import { readingFiles } from '../readings/file.ts'
import { subscriptionFiles } from '../subscriptions/file.ts'
import type { ImportKind } from './flow.ts'
import type { ImportKindName } from './schema.ts'

/** How each kind of record goes through the import flow. */
export const KINDS: Record<ImportKindName, ImportKind<unknown, unknown>> = {
  orders: orderFiles,
  subscriptions: subscriptionFiles,
  readings: readingFiles,
}
