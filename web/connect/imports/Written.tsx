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

function Result({ found }: { found: ImportOnPage }) {
  const { href, label } = KIND_PAGES[found.kind]?.result?.(found) ?? INSIGHTS
  return (
    <Anchor href={href} className={buttonClasses('primary')}>
      {label}
    </Anchor>
  )
}

const another = (
  <Anchor href="/imports/new" className={buttonClasses('plain')}>
    Bring in another file
  </Anchor>
)

function TakenBack({ found }: { found: ImportOnPage }) {
  const locale = use(LocaleContext)
  return (
    <Callout title="Taken back" action={another}>
      {found.undoneAt && `On ${formatDateTime(new Date(found.undoneAt), locale)}. `}
      What it added is gone, and what it had changed is as it was before.
    </Callout>
  )
}

function InTheBooks({ found }: { found: ImportOnPage }) {
  const locale = use(LocaleContext)
  const [isOpen, setOpen] = useState(false)
  const until = found.canUndoUntil ? formatDate(new Date(found.canUndoUntil), locale) : null
  return (
    <>
      <Callout tone="good" title="Written">
        {found.appliedAt && `On ${formatDateTime(new Date(found.appliedAt), locale)}. `}
        {until && `It can be taken back until ${until}.`}
      </Callout>
      {found.error && (
        <Callout tone="attention" title="It could not be taken back">
          {found.error} Everything is as it was.
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        <Result found={found} />
        {another}
        {until && (
          <Button kind="quiet" onClick={() => setOpen(true)}>
            Take it back
          </Button>
        )}
      </div>
      <UndoDialog found={found} open={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

/** A finished import: what changed, where to see it, and how to undo it. */
export function Written({ found }: { found: ImportOnPage }) {
  const { counts, status } = found
  return (
    <div className="flex flex-col gap-6">
      {status === 'undone' ? <TakenBack found={found} /> : <InTheBooks found={found} />}
      {status === 'applied' && found.kind === 'orders' && <TruncationNote />}
      {counts && <CountsTable found={found} counts={counts} />}
      {counts && counts.rejected > 0 && <Rejects found={found} counts={counts} />}
    </div>
  )
}
