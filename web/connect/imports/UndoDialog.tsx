import { use } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { KIND_PAGES } from '../kinds.ts'
import type { ImportOnPage } from './queries.ts'
import { useStep } from './useStep.ts'
import { formatCount } from './sentences.ts'

const GENERAL_NOTE = 'Customers who came with it and have nothing else go too. Every number follows.'

/** Explains what undoing does and asks to confirm; shows a refusal in the dialog. */
export function UndoDialog(props: { file: ImportOnPage; open: boolean; onClose: () => void }) {
  const { file, open, onClose } = props
  const { counts } = file
  const locale = use(LocaleContext)
  const undo = useStep(file.id, 'undo')
  const actions = (
    <>
      <Button onClick={onClose}>Leave it as it is</Button>
      <Button
        kind="harm"
        busy={undo.isPending}
        onClick={() => undo.mutate(undefined, { onSuccess: onClose })}
      >
        Take it back
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onClose} title={`Take back ${file.filename}?`} actions={actions}>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        <li>
          {counts
            ? `${formatCount(counts.fresh, file.noun, locale)} that came with it go`
            : 'What came with it goes'}
          , unless another file contains them too.
        </li>
        {counts && counts.changed > 0 && (
          <li>
            {formatCount(counts.changed, file.noun, locale)} that it changed become what they were before.
          </li>
        )}
        <li>{KIND_PAGES[file.kind]?.undoNote ?? GENERAL_NOTE}</li>
      </ul>
      {undo.error && (
        <div className="mt-4">
          <Callout tone="harm" title="It was not taken back">
            {undo.error.message}
          </Callout>
        </div>
      )}
    </Dialog>
  )
}
