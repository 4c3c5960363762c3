import { allKinds, KINDS } from '../../server/signals/kinds.ts'
import type { Group, Kind } from '../../server/signals/kinds.ts'

/** The groups of Today, in the order of the page. */
export const GROUPS: Readonly<Record<Group, { title: string; verb: string }>> = {
  help: { title: 'Help', verb: 'help' },
  ask: { title: 'Ask', verb: 'ask' },
  thank: { title: 'Thank', verb: 'thank' },
}

/** Each kind by a short name, for filters and headings; its sentence says more. */
export const KIND_NAMES = Object.fromEntries(allKinds.map((kind) => [kind, KINDS[kind].label])) as Readonly<
  Record<Kind, string>
>
