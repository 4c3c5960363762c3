export interface Figure {
  label: string
  value: string
  /** Its interval and n. */
  note: string
}

/** A few figures in a row under a chart, each with its interval and n. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="mt-4 grid gap-x-8 gap-y-3 sm:grid-cols-3">
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <dt className="text-small text-soft">{label}</dt>
          <dd className="m-0 text-read font-medium tabular-nums">{value}</dd>
          <dd className="m-0 text-small text-soft tabular-nums">{note}</dd>
        </div>
      ))}
    </dl>
  )
}
