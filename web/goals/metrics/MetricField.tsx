import { useQuery } from '@tanstack/react-query'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { metricsQuery } from '../queries.ts'
import type { Metric } from '../queries.ts'

/** A field to choose one of the metrics by its key, with a link to create one. */
export function MetricField(props: {
  label: string
  /** Text before the link. */
  hint?: string
  /** Which metrics can be chosen; by default all. */
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
          {hint} Not in the list? Create it under{' '}
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
        none="No metric has this name."
        choices={open.map(({ key, name, unit }) => ({ value: key, label: name, note: unit }))}
        value={value}
        onChange={(next) => onChange(open.find(({ key }) => key === next) ?? null)}
      />
    </Field>
  )
}
