import type { z } from 'zod'
import type { Formatter } from '../insights/format.ts'

/** What a signal asks for: to help, to ask for the next sale, or to thank. */
export type Group = 'help' | 'ask' | 'thank'

/** The name of a contact; null: not known. */
export type NameOf = (contactId: number) => string | null

/** Whom the track record compares with the customers who had the signal: those who could have had it, too. */
export type ComparisonGroup = 'active users' | 'buyers' | 'buyers who log in' | 'everybody'

export type EvidenceRow = [label: string, value: string]

/** Everything about one kind of signal except its rule, which needs the models and stays on the server. */
export type SignalKind<Evidence = unknown, Reason extends string = string> = {
  group: Group
  reasons: readonly Reason[]
  /** A short name for filters and headings. */
  label: string
  comparedWith: ComparisonGroup
  /** It depends on facts that are known only for today, so it cannot be replayed for past days. */
  isKnownOnlyToday?: boolean
  evidence: z.ZodType
  // Methods, so that a kind can stand in a list of kinds with other evidence.
  /** The signal in one or two sentences with its figures. */
  sentence(evidence: Evidence, format: Formatter, nameOf: NameOf): string
  /** The figures behind the sentence, as labels and values. */
  rows(evidence: Evidence, format: Formatter, nameOf: NameOf): EvidenceRow[]
}

/** Declares a kind of signal. It takes effect with a line in kinds.ts, and its rule with a line in detect/rule-set.ts. */
export function defineKind<Schema extends z.ZodType, const Reason extends string>(
  kind: Omit<SignalKind<z.output<Schema>, Reason>, 'evidence'> & { evidence: Schema },
): typeof kind {
  return kind
}
