import { queryOptions, useQuery } from '@tanstack/react-query'
import { use, useState } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Chip } from '../../../ui/message/Chip.tsx'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { GOALS } from '../queries.ts'
import { rondo } from '../../client/rondo.ts'
import { useGoalMutation } from '../customer/useGoalMutation.ts'
import { LoadingPanel } from '../../settings/LoadingPanel.tsx'

const filesQuery = queryOptions({
  queryKey: [...GOALS, 'files'],
  queryFn: ({ signal }) => rondo.goals.batches(undefined, { signal }),
})
type ReadingFile = Awaited<ReturnType<typeof rondo.goals.batches>>[number]

function UndoImport({ file, open, onClose }: { file: ReadingFile; open: boolean; onClose: () => void }) {
  const undo = useGoalMutation(null, () => rondo.goals.undoBatch({ id: file.id }), onClose)
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Undo ${file.filename}?`}
      description="Its readings and their comments are deleted, and every goal is recomputed."
      verb="Undo the import"
      harm
      busy={undo.isPending}
      error={undo.error}
      refused="It was not undone"
      onSubmit={() => undo.mutate()}
    />
  )
}

function Line({ file, onUndo }: { file: ReadingFile; onUndo: () => void }) {
  const { filename, counts, madeBy, madeAt, undoneAt } = file
  const locale = use(LocaleContext)
  const count = (value: number) => formatNumber(value, locale)
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 border-b py-2.5">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{filename}</span>
        <span className="block text-small text-soft">
          {count(counts.added)} taken, {count(counts.known)} known, {count(counts.rejected)} left out ·{' '}
          {madeBy}, <Ago at={madeAt} />
        </span>
      </div>
      {undoneAt ? (
        <Chip>Undone</Chip>
      ) : (
        <Button size="small" aria-label={`Undo ${filename}`} onClick={onUndo}>
          Undo
        </Button>
      )}
    </li>
  )
}

function List({ files }: { files: readonly ReadingFile[] }) {
  const [undoing, setUndoing] = useState<{ file: ReadingFile; open: boolean } | null>(null)
  if (files.length === 0)
    return <p className="text-soft">None yet. Import one under Imports or on a customer’s page.</p>
  return (
    <>
      <ul className="m-0 list-none p-0">
        {files.map((file) => (
          <Line key={file.id} file={file} onUndo={() => setUndoing({ file, open: true })} />
        ))}
      </ul>
      {undoing && (
        <UndoImport
          key={undoing.file.id}
          {...undoing}
          onClose={() => setUndoing((now) => now && { ...now, open: false })}
        />
      )}
    </>
  )
}

/** The imported files of readings, the newest first, each with its undo button. */
export function ReadingFiles() {
  const query = useQuery(filesQuery)
  return (
    <section aria-label="Imported readings" className="mt-5 flex flex-col gap-2">
      <h3 className="text-read font-semibold">Imported readings</h3>
      <LoadingPanel query={query}>{(files) => <List files={files} />}</LoadingPanel>
    </section>
  )
}
