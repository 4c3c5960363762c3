import { use, useState } from 'react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { formatDate, formatDateTime } from '../../../ui/date/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { KIND_PAGES } from '../kinds.ts'
import { TruncationNote } from '../../insights/filters/Exclusion.tsx'
import { CountsTable } from './CountsTable.tsx'
import type { ImportOnPage } from './queries.ts'
import { Rejects } from './Rejects.tsx'
import { UndoDialog } from './UndoDialog.tsx'

const INSIGHTS = { href: '/insights', label: 'See Insights' }

function Result({ file }: { file: ImportOnPage }) {
  const { href, label } = KIND_PAGES[file.kind]?.result?.(file) ?? INSIGHTS
  return (
    <Anchor href={href} className={buttonClasses('primary')}>
      {label}
    </Anchor>
  )
}

const another = (
  <Anchor href="/imports/new" className={buttonClasses('plain')}>
    Import another file
  </Anchor>
)

function TakenBack({ file }: { file: ImportOnPage }) {
  const locale = use(LocaleContext)
  return (
    <Callout title="Undone" action={another}>
      {file.undoneAt && `On ${formatDateTime(new Date(file.undoneAt), locale)}. `}
      What it added was removed, and what it changed was restored.
    </Callout>
  )
}

function InTheBooks({ file }: { file: ImportOnPage }) {
  const locale = use(LocaleContext)
  const [isOpen, setOpen] = useState(false)
  const until = file.canUndoUntil ? formatDate(new Date(file.canUndoUntil), locale) : null
  return (
    <>
      <Callout tone="good" title="Written">
        {file.appliedAt && `On ${formatDateTime(new Date(file.appliedAt), locale)}. `}
        {until && `You can undo it until ${until}.`}
      </Callout>
      {file.error && (
        <Callout tone="attention" title="It could not be undone">
          {file.error} Nothing was changed.
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        <Result file={file} />
        {another}
        {until && (
          <Button kind="quiet" onClick={() => setOpen(true)}>
            Undo the import
          </Button>
        )}
      </div>
      <UndoDialog file={file} open={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

/** A finished import: what changed, where to see it, and how to undo it. */
export function Written({ file }: { file: ImportOnPage }) {
  const { counts, status } = file
  return (
    <div className="flex flex-col gap-6">
      {status === 'undone' ? <TakenBack file={file} /> : <InTheBooks file={file} />}
      {status === 'applied' && file.kind === 'orders' && <TruncationNote />}
      {counts && <CountsTable file={file} counts={counts} />}
      {counts && counts.rejected > 0 && <Rejects file={file} counts={counts} />}
    </div>
  )
}
