import { useQuery } from '@tanstack/react-query'
import { Combobox } from '../../ui/Combobox.tsx'
import { Field } from '../../ui/Field.tsx'
import { Anchor } from '../../ui/Anchor.tsx'
import { metricsQuery } from './queries.ts'
import type { Metric } from './queries.ts'

/** The number by which both sides see how far it is. */
export function MetricField(props: { value: Metric | null; onChange: (metric: Metric | null) => void }) {
  const { value, onChange } = props
  const { data: metrics = [] } = useQuery(metricsQuery)
  const open = metrics.filter(({ archivedAt }) => archivedAt === null)
  return (
    <Field
      label="By which number"
      hint={
        <>
          Not there? Make it under{' '}
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
        placeholder="Choose a metric"
        none="No metric is called so."
        choices={open.map(({ id, name, unit }) => ({ value: String(id), label: name, note: unit }))}
        value={value ? String(value.id) : null}
        onChange={(id) => onChange(open.find((metric) => String(metric.id) === id) ?? null)}
      />
    </Field>
  )
}
