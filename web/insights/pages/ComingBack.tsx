import { CohortsPanel } from '../cohorts/CohortsPanel.tsx'
import { FindingPanels } from '../FindingPanels.tsx'
import type { PageFindings } from '../FindingPanels.tsx'
import { LadderPanel } from '../ladder/LadderPanel.tsx'
import { LeavingPanel } from '../leaving/LeavingPanel.tsx'
import { SecondOrderPanel } from '../second-order/SecondOrderPanel.tsx'

const FINDINGS: PageFindings<'coming-back'> = {
  ladder: {
    title: 'The ladder',
    question: 'How many customers order a second time, a third, a fourth?',
    Panel: LadderPanel,
  },
  secondOrder: {
    title: 'Time to the second order',
    question: 'How long does the second order take?',
    Panel: SecondOrderPanel,
  },
  leaving: {
    title: 'Back after a silence',
    question: 'How many quiet customers still come back?',
    Panel: LeavingPanel,
  },
  cohorts: {
    title: 'Month by month',
    question: 'Do newer customers come back more often than older ones?',
    Panel: CohortsPanel,
  },
}

/** Who comes back, and how soon. */
export function ComingBack() {
  return <FindingPanels findings={FINDINGS} />
}
