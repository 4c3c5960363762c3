import type { Formatter } from '../insights/format.ts'
import type { NameOf, SignalKind } from './define-kind.ts'
import { KINDS, type Evidence } from './kinds.ts'

const kindOf = ({ kind }: Evidence): SignalKind<Evidence> => KINDS[kind]

/**
 * A signal in one or two sentences with its figures, the same in the browser and in mail.
 */
export function signalSentence(evidence: Evidence, format: Formatter, nameOf: NameOf = () => null): string {
  return kindOf(evidence).sentence(evidence, format, nameOf)
}

/** The figures on which a signal rests, as labels and values. */
export function evidenceRows(
  evidence: Evidence,
  format: Formatter,
  nameOf: NameOf = () => null,
): { label: string; value: string }[] {
  return kindOf(evidence)
    .rows(evidence, format, nameOf)
    .map(([label, value]) => ({ label, value }))
}
