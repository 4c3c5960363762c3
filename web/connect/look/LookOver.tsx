import { use } from 'react'
import { Navigation } from '../../../ui/navigation/Anchor.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import type { ImportOnPage } from '../imports/queries.ts'
import { useStep } from '../imports/useStep.ts'
import { SampleFile } from '../upload/SampleFile.tsx'
import { SAMPLES } from '../upload/samples.ts'
import { Columns } from './Columns.tsx'
import { FirstRows } from './FirstRows.tsx'
import { Questions } from './Questions.tsx'
import { Recognised } from './Recognised.tsx'
import { Source } from './Source.tsx'
import { usePlan } from './usePlan.ts'

function Unreadable() {
  return (
    <Callout tone="harm" title="The file can no longer be read">
      Rondo’s copy of the file is missing or damaged. Nothing was imported. Discard this import and upload the
      file again.
    </Callout>
  )
}

/** What was recognised in a file, to be reviewed and corrected before the dry run. */
export function LookOver({ file }: { file: ImportOnPage }) {
  const plan = usePlan(file.id)
  const stage = useStep(file.id, 'stage')
  const go = use(Navigation)
  const { inspection } = file
  if (!inspection) return <Unreadable />
  const error = plan.error ?? stage.error
  const isMissing = inspection.questions.some(({ isNeeded }) => isNeeded)
  return (
    <div className="flex flex-col gap-8" aria-busy={plan.isPending}>
      {file.status === 'failed' && (
        <Callout tone="harm" title="It stopped, and nothing was imported">
          {file.error} You can correct how the file is read and try again, or discard it.
        </Callout>
      )}
      {inspection.unsuitable && (
        <Callout
          tone="attention"
          title={`This looks like ${inspection.unsuitable.what}, not like a list of orders`}
        >
          {inspection.unsuitable.instead} <SampleFile sample={SAMPLES.orders} />
        </Callout>
      )}
      <Recognised file={file} inspection={inspection} plan={plan} />
      <Questions file={file} plan={plan} />
      <Columns inspection={inspection} plan={plan} />
      <FirstRows inspection={inspection} />
      <Source file={file} plan={plan} />
      {error && (
        <Callout tone="harm" title={plan.error ? 'That was not changed' : 'It could not be checked'}>
          {error.message}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          kind="primary"
          disabled={isMissing}
          busy={stage.isPending || plan.isPending}
          onClick={() => stage.mutate(undefined, { onSuccess: () => go?.(`/imports/${file.id}`) })}
        >
          Check without saving
        </Button>
        <span className="text-small text-soft">
          {isMissing
            ? 'First answer the questions above.'
            : 'Reads the whole file and shows what would change.'}
        </span>
      </div>
    </div>
  )
}
