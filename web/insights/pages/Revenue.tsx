import { ConcentrationPanel } from '../concentration/ConcentrationPanel.tsx'
import { FindingPanels } from '../FindingPanels.tsx'
import type { PageFindings } from '../FindingPanels.tsx'
import { FirstYearPanel } from '../first-year/FirstYearPanel.tsx'
import { RecurringPanel } from '../recurring/RecurringPanel.tsx'
import { RevenuePanel } from '../revenue/RevenuePanel.tsx'

const FINDINGS: PageFindings<'revenue'> = {
  revenue: {
    title: 'Revenue by month',
    question: 'How much comes from first orders, and how much from repeat orders?',
    Panel: RevenuePanel,
  },
  recurring: {
    title: 'Recurring revenue',
    question: 'How much do subscribers pay each month, and how much of it stays?',
    Panel: RecurringPanel,
    isForAnyNumber: true,
  },
  firstYear: {
    title: 'The first 30 days',
    question: 'How much of a customer’s first year comes in the first 30 days?',
    Panel: FirstYearPanel,
  },
  concentration: {
    title: 'The best customers',
    question: 'How much of the revenue do the best customers bring?',
    Panel: ConcentrationPanel,
  },
}

/** What customers are worth. */
export function Revenue() {
  return <FindingPanels findings={FINDINGS} />
}
