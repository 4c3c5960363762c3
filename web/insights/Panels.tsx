import type { ComponentProps } from 'react'
import { BenchmarksPanel } from './benchmarks/BenchmarksPanel.tsx'
import { CohortsPanel } from './cohorts/CohortsPanel.tsx'
import { CrossSellPanel } from './cross-sell/CrossSellPanel.tsx'
import { LadderPanel } from './ladder/LadderPanel.tsx'
import { LeavingPanel } from './leaving/LeavingPanel.tsx'
import { ConcentrationPanel, FirstYearPanel } from './concentration/ConcentrationPanel.tsx'
import { RecurringPanel } from './recurring/RecurringPanel.tsx'
import { RevenuePanel } from './revenue/RevenuePanel.tsx'
import { SecondOrderPanel } from './second-order/SecondOrderPanel.tsx'

/** The findings in the order in which they are read. */
export function Panels({ filters, ...look }: ComponentProps<typeof CohortsPanel>) {
  return (
    <>
      <LadderPanel filters={filters} />
      <SecondOrderPanel filters={filters} />
      <LeavingPanel filters={filters} />
      <RevenuePanel filters={filters} />
      <RecurringPanel filters={filters} />
      <CohortsPanel filters={filters} {...look} />
      <FirstYearPanel filters={filters} />
      <ConcentrationPanel filters={filters} />
      <CrossSellPanel filters={filters} />
      <BenchmarksPanel filters={filters} />
    </>
  )
}
