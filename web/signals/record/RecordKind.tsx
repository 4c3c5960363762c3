import { formatCount } from '../../../values/count.ts'
import { useFormatter } from '../../insights/useFormatter.ts'
import { KIND_NAMES } from '../labels.ts'
import type { TrackRecord } from '../queries.ts'
import { OutcomeBars } from './OutcomeBars.tsx'
import { recordSentence } from './sentence.ts'
import type { ShownRecord } from './shown.ts'
import { useOutcomes } from './useOutcomes.ts'

/** How long before customers left the signal came. */
function Warning({ warning }: { warning: TrackRecord['warning'] }) {
  const formatter = useFormatter()
  const { median, judged } = warning
  return (
    <p className="text-soft">
      {median === null
        ? `How early it warns is not known yet: ${formatter.count(judged)} of its customers ${judged === 1 ? 'has' : 'have'} left, and 20 are needed.`
        : `Of the ${formatter.count(judged)} who left, half had a signal at least ${formatCount(median, 'day', formatter.count)} before they counted as gone.`}
    </p>
  )
}

/** The reasons that the team gave, the most frequent first. */
function Codes({ codes }: { codes: TrackRecord['codes'] }) {
  const formatter = useFormatter()
  const sorted = codes.toSorted((one, other) => other.count - one.count)
  const most = sorted[0]?.count ?? 0
  if (most === 0) return <p className="text-soft">No reasons given yet.</p>
  return (
    <div>
      <h3 className="mb-1 font-medium">Reasons given</h3>
      <dl className="flex flex-col gap-1">
        {sorted.map(({ code, label, count }) => (
          <div
            key={code}
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2.5rem] items-center gap-x-3"
          >
            <dt className="truncate text-small" title={label}>
              {label}
            </dt>
            <dd aria-hidden className="m-0">
              <span
                className="block h-2 min-w-0.5 rounded-full bg-accent"
                style={{ width: `${(count / most) * 100}%` }}
              />
            </dd>
            <dd className="m-0 text-end text-small tabular-nums">{formatter.count(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** One kind of signal: how often it came, what followed, and the reasons given. */
export function RecordKind({ record, isPast }: ShownRecord) {
  const formatter = useFormatter()
  const outcomes = useOutcomes()
  const isJudged = outcomes.some(({ key }) => record[key].rate !== null)
  return (
    <section
      id={record.kind}
      aria-labelledby={`${record.kind}-name`}
      className="scroll-mt-16 border-t py-6 target:bg-sunk"
    >
      <h2 id={`${record.kind}-name`} className="text-small font-medium text-soft">
        {KIND_NAMES[record.kind]}
        {isPast && ' · based on your past data'}
      </h2>
      <p className="max-w-[70ch] text-read">{recordSentence(record, formatter, isPast)}</p>
      <div className="mt-3 grid gap-x-12 gap-y-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {isJudged && (
          <div>
            {outcomes.map(({ key, label }) => (
              <OutcomeBars key={key} label={label} outcome={record[key]} />
            ))}
          </div>
        )}
        <div className="flex flex-col gap-4">
          {isJudged && <Warning warning={record.warning} />}
          {!isPast && <Codes codes={record.codes} />}
        </div>
      </div>
    </section>
  )
}
