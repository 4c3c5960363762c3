import { useQuery } from '@tanstack/react-query'
import { MessageSquareQuote } from 'lucide-react'
import { useState } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { useDialog } from '../../../ui/dialog/useDialog.ts'
import { AddJudgement } from './AddJudgement.tsx'
import { levelLabel } from './levels.ts'
import { judgementsQuery } from './queries.ts'
import type { CustomerSuccess } from './queries.ts'

type Judgement = NonNullable<CustomerSuccess['judgement']>

function JudgementItem({ judgement }: { judgement: Judgement }) {
  const { level, reason, author, judgedAt } = judgement
  return (
    <div className="py-1.5">
      <p>
        <span className="font-medium">{levelLabel(level)}</span>: {reason}
      </p>
      <p className="text-small text-soft">
        {author}, <Ago at={judgedAt} />
      </p>
    </div>
  )
}

function EarlierJudgements({ customerId, latest }: { customerId: number; latest: Judgement }) {
  const [open, setOpen] = useState(false)
  const { data = [] } = useQuery({ ...judgementsQuery(customerId), enabled: open })
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="py-1 text-small text-soft pointer-coarse:py-3">Earlier assessments</summary>
      {data
        .filter(({ id }) => id !== latest.id)
        .map((judgement) => (
          <JudgementItem key={judgement.id} judgement={judgement} />
        ))}
      {data.length === 1 && <p className="text-small text-soft">None.</p>}
    </details>
  )
}

/** The team's own judgements, separate from the computed score. */
export function Judgements({ customerId, latest }: { customerId: number; latest: Judgement | null }) {
  const asking = useDialog()
  return (
    <div className="mt-3">
      <h3 className="text-small font-medium text-soft">How are they doing?</h3>
      {latest ? <JudgementItem judgement={latest} /> : <p className="text-soft">No assessment yet.</p>}
      {latest && <EarlierJudgements key={`after ${latest.id}`} customerId={customerId} latest={latest} />}
      <Button
        kind="quiet"
        size="small"
        className="-ms-2.5"
        icon={<MessageSquareQuote size={15} aria-hidden />}
        onClick={asking.ask}
      >
        Add an assessment
      </Button>
      <AddJudgement key={asking.at} customerId={customerId} open={asking.open} onClose={asking.close} />
    </div>
  )
}
