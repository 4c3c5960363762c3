import { CrossSellPanel } from '../cross-sell/CrossSellPanel.tsx'
import { FindingPanels } from '../FindingPanels.tsx'
import type { PageFindings } from '../FindingPanels.tsx'

const FINDINGS: PageFindings<'products'> = {
  crossSell: {
    title: 'Products new to a customer',
    question: 'When do customers buy a product they have never bought before?',
    Panel: CrossSellPanel,
  },
}

/** What customers buy next. */
export function Products() {
  return <FindingPanels findings={FINDINGS} />
}
