import { Anchor } from '../../ui/navigation/Anchor.tsx'
import { KIND_NAMES } from './labels.ts'
import type { LineSignal } from './queries.ts'
import { useSignalText } from './useSignalText.ts'

type ShownSignal = Pick<LineSignal, 'id' | 'kind' | 'reason' | 'since' | 'evidence'>

function Evidence({ signal }: { signal: ShownSignal }) {
  const { facts } = useSignalText()
  return (
    <div>
      <h4 className="text-small font-medium">{KIND_NAMES[signal.kind]}</h4>
      <dl className="mt-1 grid grid-cols-[minmax(0,max-content)_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-small">
        {facts(signal).map(({ label, value }, at) => (
          // Two rows can have the same text.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-soft">{label}</dt>
            <dd className="m-0 tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-small">
        <Anchor href={`/today/record#${signal.kind}`} className="text-accent underline underline-offset-2">
          How often this was right
        </Anchor>
      </p>
    </div>
  )
}

/** The evidence of each signal as labels and values, with a link to its track record. */
export function EvidenceList({ signals, id }: { signals: readonly ShownSignal[]; id?: string }) {
  return (
    <div id={id} className="mt-2 mb-1 flex flex-wrap gap-x-10 gap-y-3 border-s-2 ps-4">
      {signals.map((signal) => (
        <Evidence key={signal.id} signal={signal} />
      ))}
    </div>
  )
}
