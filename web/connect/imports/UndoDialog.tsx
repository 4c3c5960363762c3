import { use } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { KIND_PAGES } from '../kinds.ts'
import type { ImportOnPage } from './queries.ts'
import { useStep } from './useStep.ts'
import { formatCount } from './sentences.ts'

const GENERAL_NOTE =
  'Customers who came with it and have nothing else are removed too. All numbers are updated.'

/** Explains what undoing does and asks to confirm; shows a refusal in the dialog. */
export function UndoDialog(props: { file: ImportOnPage; open: boolean; onClose: () => void }) {
  const { file, open, onClose } = props
  const { counts } = file
  const locale = use(LocaleContext)
  const undo = useStep(file.id, 'undo')
  const actions = (
    <>
      <Button onClick={onClose}>Keep it</Button>
      <Button
        kind="harm"
        busy={undo.isPending}
        onClick={() => undo.mutate(undefined, { onSuccess: onClose })}
      >
        Undo the import
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onClose} title={`Undo ${file.filename}?`} actions={actions}>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        <li>
          {counts
            ? `${formatCount(counts.fresh, file.noun, locale)} that came with it are removed`
            : 'What came with it is removed'}
          , unless another file contains them too.
        </li>
        {counts && counts.changed > 0 && (
          <li>
            {formatCount(counts.changed, file.noun, locale)} that it changed return to their earlier values.
          </li>
        )}
        <li>{KIND_PAGES[file.kind]?.undoNote ?? GENERAL_NOTE}</li>
      </ul>
      {undo.error && (
        <div className="mt-4">
          <Callout tone="harm" title="It was not undone">
            {undo.error.message}
          </Callout>
        </div>
      )}
    </Dialog>
  )
}
