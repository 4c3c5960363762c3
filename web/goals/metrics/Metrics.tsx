import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { metricsQuery } from '../queries.ts'
import type { Metric } from '../queries.ts'
import { LoadingPanel } from '../../settings/LoadingPanel.tsx'
import { ReadingFiles } from '../readings/ReadingFiles.tsx'
import { MetricItem } from './MetricItem.tsx'
import { CreateMetric } from './CreateMetric.tsx'
import { RenameMetric } from './RenameMetric.tsx'

const route = getRouteApi('/gate/settings')

function List({ metrics }: { metrics: readonly Metric[] }) {
  const [renaming, setRenaming] = useState<{ metric: Metric; open: boolean } | null>(null)
  const used = metrics.filter(({ archivedAt }) => archivedAt === null)
  const archived = metrics.filter(({ archivedAt }) => archivedAt !== null)
  const line = (metric: Metric) => (
    <MetricItem key={metric.id} metric={metric} onRename={() => setRenaming({ metric, open: true })} />
  )
  return (
    <>
      {used.length === 0 && (
        <p className="text-soft">None yet. A goal created from a template adds its own.</p>
      )}
      <ul className="m-0 list-none p-0">{used.map(line)}</ul>
      {archived.length > 0 && (
        <details className="text-soft">
          <summary className="py-2 pointer-coarse:py-3">Archived ({archived.length})</summary>
          <ul className="m-0 list-none p-0">{archived.map(line)}</ul>
        </details>
      )}
      {renaming && (
        <RenameMetric
          key={renaming.metric.id}
          {...renaming}
          onClose={() => setRenaming((now) => now && { ...now, open: false })}
        />
      )}
    </>
  )
}

/** The settings of metrics, entered or computed, and the imported files of readings. */
export function Metrics() {
  const query = useQuery(metricsQuery)
  const { make } = route.useSearch()
  const navigate = route.useNavigate()
  const ask = (next: 'metric' | undefined) =>
    void navigate({ search: { tab: 'metrics', make: next }, replace: true })
  return (
    <section aria-label="Metrics" className="flex max-w-3xl flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-title font-semibold">Metrics</h2>
        <Button kind="primary" icon={<Plus size={16} aria-hidden />} onClick={() => ask('metric')}>
          Create a metric
        </Button>
      </div>
      <LoadingPanel query={query}>{(metrics) => <List metrics={metrics} />}</LoadingPanel>
      <ReadingFiles />
      <CreateMetric key={make ?? 'closed'} open={make === 'metric'} onClose={() => ask(undefined)} />
    </section>
  )
}
