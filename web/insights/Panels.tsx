import type { ComponentType } from 'react'
import type { FindingName } from '../../server/insights/findings.ts'
import type { Filters } from '../../server/insights/schema.ts'
import { BenchmarksPanel } from './benchmarks/BenchmarksPanel.tsx'
import { CohortsPanel } from './cohorts/CohortsPanel.tsx'
import { ConcentrationPanel } from './concentration/ConcentrationPanel.tsx'
import { CrossSellPanel } from './cross-sell/CrossSellPanel.tsx'
import { FirstYearPanel } from './first-year/FirstYearPanel.tsx'
import { LadderPanel } from './ladder/LadderPanel.tsx'
import { LeavingPanel } from './leaving/LeavingPanel.tsx'
import { RecurringPanel } from './recurring/RecurringPanel.tsx'
import { RevenuePanel } from './revenue/RevenuePanel.tsx'
import type { InsightsSearch } from './search.ts'
import { SecondOrderPanel } from './second-order/SecondOrderPanel.tsx'

export interface FindingPanelProps {
  filters: Filters
  /** The search parameters, of which a panel can keep its own. */
  search: InsightsSearch
  onSearch: (change: Partial<InsightsSearch>) => void
}

/** One panel for each finding of the server, in the order in which they are read. */
const PANELS = {
  ladder: LadderPanel,
  secondOrder: SecondOrderPanel,
  leaving: LeavingPanel,
  revenue: RevenuePanel,
  recurring: RecurringPanel,
  cohorts: CohortsPanel,
  firstYear: FirstYearPanel,
  concentration: ConcentrationPanel,
  crossSell: CrossSellPanel,
  benchmarks: BenchmarksPanel,
} satisfies Record<FindingName, ComponentType<FindingPanelProps>>

export function Panels(props: FindingPanelProps) {
  const panels: [string, ComponentType<FindingPanelProps>][] = Object.entries(PANELS)
  return panels.map(([name, Panel]) => <Panel key={name} {...props} />)
}
