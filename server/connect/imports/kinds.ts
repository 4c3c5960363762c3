import { recogniseFormat } from '../inspection/format.ts'
import { orderFiles } from '../orders/declaration.ts'
import { readingFiles } from '../readings/declaration.ts'
import { subscriptionFiles } from '../subscriptions/declaration.ts'
import type { TableHead } from '../table/head.ts'
import type { ImportKind } from './define-kind.ts'

/** Every kind of file, in the order in which they are tried; the last accepts every file that no other recognises. */
export const KINDS = {
  readings: readingFiles,
  subscriptions: subscriptionFiles,
  orders: orderFiles,
} satisfies Record<string, ImportKind>

export type KindName = keyof typeof KINDS

export const KIND_NAMES = Object.keys(KINDS) as [KindName, ...KindName[]]

export const kindOf = (name: KindName): ImportKind => KINDS[name]

/** What a file contains: as a known export of any kind, else as its columns and values suggest. */
export function recogniseKind(head: TableHead): KindName {
  const exported = KIND_NAMES.find((name) => recogniseFormat(kindOf(name).formats, head.columns).known)
  return exported ?? KIND_NAMES.find((name) => kindOf(name).isLikely(head)) ?? KIND_NAMES.at(-1)!
}
