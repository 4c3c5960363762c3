import { useState } from 'react'
import { Ago } from '../../../ui/Ago.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Value } from '../../goals/Value.tsx'
import { AnswerDispute } from './AnswerDispute.tsx'
import { isOpen } from './fate.ts'
import type { Goal, Reading } from './queries.ts'

/** Readings that the customer doubts and nobody has answered; until then progress leaves them out. */
export function Doubts({ goal }: { goal: Goal }) {
  const [answering, setAnswering] = useState<{ reading: Reading; open: boolean } | null>(null)
  return (
    <>
      {goal.series.filter(isOpen).map((reading) => (
        <div key={reading.id} className="mt-3">
          <Callout
            tone="attention"
            title="A reading is doubted, and left out until it is answered"
            action={
              <Button size="small" onClick={() => setAnswering({ reading, open: true })}>
                Answer
              </Button>
            }
          >
            <Value value={reading.value} unit={goal.metric.unit} /> of <DateTime at={reading.at} />. “
            {reading.dispute?.words}” {reading.dispute?.by}
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
