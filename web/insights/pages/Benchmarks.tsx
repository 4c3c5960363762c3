import { BenchmarksPanel } from '../benchmarks/BenchmarksPanel.tsx'
import { FindingPanels } from '../FindingPanels.tsx'
import type { PageFindings } from '../FindingPanels.tsx'

const FINDINGS: PageFindings<'benchmarks'> = {
  benchmarks: {
    title: 'Compared with other companies',
    question: 'Do your customers come back more often than published figures say?',
    Panel: BenchmarksPanel,
  },
}

/** Published figures of other companies. */
export function Benchmarks() {
  return <FindingPanels findings={FINDINGS} />
}
