import { useQuery } from '@tanstack/react-query'
import { use } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { FileDrop } from '../../../ui/form/FileDrop.tsx'
import { QueryLoading } from '../../../ui/panel/PanelStates.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { metricsQuery } from '../../goals/queries.ts'
import { isTemporary, describeKept } from './send.ts'
import { ReadingsRejects } from './ReadingsRejects.tsx'
import { ReadingsQuestions } from './ReadingsQuestions.tsx'
import { ReadingsImported } from './ReadingsImported.tsx'
import { describeMetric, describeDryRun } from './sentences.ts'
import { useReadingsFile } from './useReadingsFile.ts'
import type { ReadingsFileState } from './useReadingsFile.ts'

/** The customer of all readings in the file. */
export type ReadingsOwner = { id: number; name: string }

/** The result of the dry run, with the rejected cells. */
function Tried({ way }: { way: ReadingsFileState }) {
  const { held, tried } = way
  const locale = use(LocaleContext)
  const { data: metrics = [] } = useQuery(metricsQuery)
  const chosen = metrics.find(({ key }) => key === held?.metric)?.name ?? null
  return (
    <>
      {tried.isPending && <QueryLoading />}
      {tried.data && !tried.error && (
        <div aria-live="polite" className={tried.isPlaceholderData ? 'opacity-60' : ''}>
          <p className="text-read">
            {describeDryRun(tried.data.counts, describeMetric(tried.data, chosen), locale)}
          </p>
          <ReadingsRejects answer={tried.data} />
        </div>
      )}
      <ReadingsQuestions way={way} />
    </>
  )
}

function Problem({ way }: { way: ReadingsFileState }) {
  const { held, tried, take } = way
  const error = take.error ?? tried.error
  if (!error || !held) return null
  const again = (
    <Button size="small" busy={tried.isFetching} onClick={() => void tried.refetch()}>
      Try again
    </Button>
  )
  return (
    <Callout
      tone="harm"
      title={`${held.file.name} was not taken`}
      action={take.error || !isTemporary(error) ? undefined : again}
    >
      {error.message} {take.error ? describeKept(error) : 'Nothing was kept.'}
    </Callout>
  )
}

function Actions({ way, onClose }: { way: ReadingsFileState; onClose: () => void }) {
  const { held, tried, take } = way
  if (take.data)
    return (
      <Button kind="primary" onClick={onClose}>
        Done
      </Button>
    )
  const isReady = Boolean(tried.data?.counts.told) && !tried.isFetching && !tried.error
  return (
    <>
      <Button onClick={onClose}>Cancel</Button>
      {held && <Button onClick={way.drop}>Another file</Button>}
      {held && (
        <Button
          kind="primary"
          busy={take.isPending}
          disabled={!isReady}
          onClick={() => isReady && take.mutate(held)}
        >
          Take the readings
        </Button>
      )}
    </>
  )
}

const OF_SEVERAL =
  'Each row goes to the customer that a column names: by e-mail address, by number or by name. In Mailchimp’s report that is the list.'

/** Imports readings of one or several customers from a file: dry run, import, undo. */
export function ReadingsFile(props: { customer: ReadingsOwner | null; open: boolean; onClose: () => void }) {
  const { customer, open, onClose } = props
  const way = useReadingsFile(customer?.id ?? null)
  const { held, take } = way
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={held ? held.file.name : 'Readings from a file'}
      description={
        customer
          ? `All of it is taken as readings of ${customer.name}, whoever else a column may name.`
          : OF_SEVERAL
      }
      actions={<Actions way={way} onClose={onClose} />}
    >
      <div className="flex flex-col gap-4">
        <Problem way={way} />
        {!held && (
          <FileDrop
            label="Drop a file here"
            hint={`Mailchimp’s report of campaigns, or any table with ${customer ? '' : 'a column Customer, '}a column Date and a column Value. Nothing is kept yet: you look it over first.`}
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onFile={way.choose}
          />
        )}
        {held && !take.data && <Tried way={way} />}
        {take.data && <ReadingsImported answer={take.data} undo={way.undo} />}
      </div>
    </Dialog>
  )
}
