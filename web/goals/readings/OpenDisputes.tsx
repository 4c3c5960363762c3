import { useState } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { DateTime } from '../../../ui/date/DateTime.tsx'
import { Value } from '../values/Value.tsx'
import { AnswerDispute } from './AnswerDispute.tsx'
import { isDisputeOpen } from './state.ts'
import type { Goal, Reading } from '../customer/queries.ts'

/** The readings with an open dispute, which do not count until it is settled. */
export function OpenDisputes({ goal }: { goal: Goal }) {
  const [answering, setAnswering] = useState<{ reading: Reading; open: boolean } | null>(null)
  return (
    <>
      {goal.series.filter(isDisputeOpen).map((reading) => (
        <div key={reading.id} className="mt-3">
          <Callout
            tone="attention"
            title="The customer questions a reading; it does not count until you answer"
            action={
              <Button size="small" onClick={() => setAnswering({ reading, open: true })}>
                Answer
              </Button>
            }
          >
            <Value value={reading.value} unit={goal.metric.unit} /> of <DateTime at={reading.at} />. “
            {reading.dispute?.reason}” {reading.dispute?.by}
            {reading.dispute && (
              <>
                , <Ago at={reading.dispute.at} />
              </>
            )}
          </Callout>
        </div>
      ))}
      {answering && (
        <AnswerDispute
          key={answering.reading.id}
          goal={goal}
          {...answering}
          onClose={() => setAnswering((now) => now && { ...now, open: false })}
        />
      )}
    </>
  )
}
