import type { ComponentProps } from 'react'
import { BenchmarksPanel } from './BenchmarksPanel.tsx'
import { CohortsPanel } from './CohortsPanel.tsx'
import { CrossSellPanel } from './CrossSellPanel.tsx'
import { LadderPanel } from './LadderPanel.tsx'
import { LeavingPanel } from './LeavingPanel.tsx'
import { ConcentrationPanel, FirstYearPanel } from './MoneyPanels.tsx'
import { RecurringPanel } from './RecurringPanel.tsx'
import { RevenuePanel } from './RevenuePanel.tsx'
import { SecondOrderPanel } from './SecondOrderPanel.tsx'

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
