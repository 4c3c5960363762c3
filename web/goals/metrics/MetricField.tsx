import { useQuery } from '@tanstack/react-query'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { metricsQuery } from '../queries.ts'
import type { Metric } from '../queries.ts'

/** One of the metrics in use, by its key, or the way to make one. */
export function MetricField(props: {
  label: string
  /** What is said before the way to make one. */
  hint?: string
  /** Which of them can be chosen; left out, all. */
  takes?: (metric: Metric) => boolean
  required?: boolean
  value: string | null
  onChange: (metric: Metric | null) => void
}) {
  const { label, hint, takes = () => true, required = false, value, onChange } = props
  const { data: metrics = [] } = useQuery(metricsQuery)
  const open = metrics.filter((metric) => metric.archivedAt === null && takes(metric))
  return (
    <Field
      label={label}
      hint={
        <>
          {hint} Not there? Make it under{' '}
          <Anchor
            href="/settings?tab=metrics&make=metric"
            className="text-accent underline underline-offset-2"
          >
            Settings, Metrics
          </Anchor>
          .
        </>
      }
    >
      <Combobox
        required={required}
        placeholder="Choose a metric"
        none="No metric is called so."
        choices={open.map(({ key, name, unit }) => ({ value: key, label: name, note: unit }))}
        value={value}
        onChange={(next) => onChange(open.find(({ key }) => key === next) ?? null)}
      />
    </Field>
  )
}
