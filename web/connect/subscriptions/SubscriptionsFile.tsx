import { Repeat } from 'lucide-react'
import { useState } from 'react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../../ui/form/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { SubscriptionsForm } from './SubscriptionsForm.tsx'
import { SubscriptionsImported } from './SubscriptionsImported.tsx'
import { useSubscriptionsFile } from './useSubscriptionsFile.ts'

/** Imports changes of subscriptions from a table. */
export function SubscriptionsFile() {
  const [open, setOpen] = useState(false)
  const send = useSubscriptionsFile()
  const { data: taken } = send
  function begin() {
    if (!send.isPending) send.reset()
    setOpen(true)
  }
  return (
    <>
      <Button icon={<Repeat size={16} aria-hidden />} onClick={begin}>
        Subscriptions from a file
      </Button>
      <Dialog
        wide
        open={open}
        onClose={() => setOpen(false)}
        title="Subscriptions from a file"
        description={
          taken
            ? undefined
            : 'What happened to them, one change in each row. It is written at once; you can take it back for 30 days.'
        }
        actions={
          taken && (
            <>
              <Button onClick={send.reset}>Bring in another</Button>
              <Anchor href={`/imports/${taken.importId}`} className={buttonClasses('primary')}>
                {taken.rejects.length > 0 ? 'See the rows left out' : 'See the import'}
              </Anchor>
            </>
          )
        }
      >
        {taken ? <SubscriptionsImported taken={taken} /> : <SubscriptionsForm send={send} />}
      </Dialog>
    </>
  )
}
