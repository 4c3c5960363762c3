import { use } from 'react'
import { Navigation } from '../../../ui/navigation/Anchor.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Columns } from './Columns.tsx'
import { FirstRows } from './FirstRows.tsx'
import { Naming } from './Naming.tsx'
import type { ImportOnPage } from '../imports/queries.ts'
import { Questions } from './Questions.tsx'
import { Reading } from './Reading.tsx'
import { usePlan } from './usePlan.ts'
import { useStep } from '../imports/useStep.ts'

function Unreadable() {
  return (
    <Callout tone="harm" title="The file cannot be read any more">
      Rondo’s copy of it is gone or damaged. Nothing of it was written. Discard this import and bring the file
      in again.
    </Callout>
  )
}

/** What was recognised in a file, to be reviewed and corrected before the dry run. */
export function LookOver({ found }: { found: ImportOnPage }) {
  const plan = usePlan(found.id)
  const stage = useStep(found.id, 'stage')
  const go = use(Navigation)
  const { inspection } = found
  if (!inspection) return <Unreadable />
  const error = plan.error ?? stage.error
  const isMissing = inspection.questions.some(({ about }) => about === 'customer' || about === 'date')
  return (
    <div className="flex flex-col gap-8" aria-busy={plan.isPending}>
      {found.status === 'failed' && (
        <Callout tone="harm" title="It stopped, and nothing was written">
          {found.error} Correct how the file is read and try again, or discard it.
        </Callout>
      )}
      <Questions inspection={inspection} options={found.told} plan={plan} />
      <Reading inspection={inspection} plan={plan} />
      <Columns inspection={inspection} plan={plan} />
      <FirstRows inspection={inspection} />
      <Naming found={found} plan={plan} />
      {error && (
        <Callout tone="harm" title={plan.error ? 'That was not taken over' : 'It was not tried'}>
          {error.message}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          kind="primary"
          disabled={isMissing}
          busy={stage.isPending || plan.isPending}
          onClick={() => stage.mutate(undefined, { onSuccess: () => go?.(`/imports/${found.id}`) })}
        >
          Try it without writing
        </Button>
        <span className="text-small text-soft">
          {isMissing
            ? 'First say which columns hold who bought and when.'
            : 'Reads the whole file and says what would change.'}
        </span>
      </div>
    </div>
  )
}
