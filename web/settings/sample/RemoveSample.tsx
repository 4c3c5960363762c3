import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { useToast } from '../../../ui/message/Toast.tsx'
import { useSample } from './useSample.ts'

/** Asks before the sample company is removed; a message then offers to bring it back. */
export function RemoveSample({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useToast()
  const { load } = useSample()
  const { remove } = useSample(() => {
    onClose()
    say({ title: 'The sample company was removed', undo: () => load.mutate() })
  })
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title="Remove the sample company?"
      description="This deletes Morgenpost’s customers with their orders, subscriptions, log-ins, goals and asks. Your own data is not touched. Goals, asks, notes and links that your team added to sample customers stay, together with those customers."
      verb="Remove the sample company"
      harm
      busy={remove.isPending}
      error={remove.error}
      refused="Not removed"
      onSubmit={() => remove.mutate()}
    />
  )
}
