import { useQuery } from '@tanstack/react-query'
import { use } from 'react'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { metricsQuery } from '../../goals/queries.ts'
import type { Counts, ImportOnPage } from '../imports/queries.ts'
import { describeDryRun, describeMetric } from './sentences.ts'

/** What writing a file of readings would do, with the name of its metric. */
export function DryRunSentence({ file, counts }: { file: ImportOnPage; counts: Counts }) {
  const locale = use(LocaleContext)
  const { data: metrics = [] } = useQuery(metricsQuery)
  const chosen = metrics.find(({ key }) => key === file.options['metric'])?.name ?? null
  return describeDryRun(counts, describeMetric(file.inspection?.plan.format, chosen), locale)
}
