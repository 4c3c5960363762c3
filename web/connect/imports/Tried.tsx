import { use } from 'react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { KIND_PAGES } from '../kinds.ts'
import { CountsTable } from './CountsTable.tsx'
import type { ImportOnPage } from './queries.ts'
import { Rejects } from './Rejects.tsx'
import { useStep } from './useStep.ts'
import { formatCount, describeDryRun } from './sentences.ts'

/** The result of the dry run. */
export function Tried({ file }: { file: ImportOnPage }) {
  const locale = use(LocaleContext)
  const apply = useStep(file.id, 'apply')
  const { counts } = file
  if (!counts) return null
  const records = counts.fresh + counts.changed
  const { DryRunSentence: Sentence, Aside } = KIND_PAGES[file.kind] ?? {}
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-[70ch] text-read">
        {Sentence ? <Sentence file={file} counts={counts} /> : describeDryRun(counts, file.noun, locale)}
      </p>
      {apply.error && (
        <Callout tone="harm" title="It was not imported">
          {apply.error.message}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {records > 0 && (
          <Button kind="primary" busy={apply.isPending} onClick={() => apply.mutate()}>
            Write {formatCount(records, file.noun, locale)}
          </Button>
        )}
        <Anchor href={`/imports/${file.id}?step=look`} className={buttonClasses('plain')}>
          Change how it is read
        </Anchor>
        <span className="text-small text-soft">
          Nothing has been saved yet. You can undo the import for 30 days.
        </span>
      </div>
      {Aside && <Aside file={file} counts={counts} />}
      <CountsTable file={file} counts={counts} />
      {counts.rejected > 0 && <Rejects file={file} counts={counts} />}
    </div>
  )
}
