import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import { MINIMUM_SAMPLE } from '../../../server/insights/format.ts'
import type { Bar } from '../../../ui/chart/bars.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { MoneyNote } from '../MoneyNote.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'
import { SHARE_BARS_HEIGHT, ShareBars } from '../ShareBars.tsx'

function yearBars(share: FindingResponse<'firstYear'>['share']): Bar[] {
  // The sentence says that there are too few customers; a chart would suggest more than is known.
  if (!share || share.n < MINIMUM_SAMPLE) return []
  return [
    { label: 'Days 1–30', value: share.p, low: share.low, high: share.high },
    { label: 'Days 31–365', value: 1 - share.p, low: 1 - share.high, high: 1 - share.low, tone: 'amber' },
  ]
}

/** Which part of the first year's revenue comes in the first 30 days. */
export function FirstYearPanel({ filters, heading }: FindingPanelProps) {
  const query = useQuery(findingQuery('firstYear', filters))
  const shares = useMemo(() => yearBars(query.data?.share ?? null), [query.data])
  return (
    <Panel
      {...heading}
      query={query}
      height={query.data && shares.length === 0 ? 0 : SHARE_BARS_HEIGHT}
      sentence={({ sentence }) => sentence}
      method="Of what customers spend in their first 365 days, the part they spend in the first 30, their first order included. Only customers who were watched for a full year count. The whisker is the 95 % interval; up to 1,000 customers it comes from resampling them (bootstrap), since a few of them spend most."
      chart={(finding) => (
        <>
          {finding.moneySentence !== finding.sentence && <MoneyNote finding={finding} />}
          {shares.length > 0 && <ShareBars shares={shares} summary={finding.sentence} />}
        </>
      )}
    />
  )
}
