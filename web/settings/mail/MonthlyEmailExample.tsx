import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../ui/form/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { exampleQuery } from './queries.ts'

/** The monthly email as one of its recipients would get it now; nothing is sent. */
export function MonthlyEmailExample({ open, onClose }: { open: boolean; onClose: () => void }) {
  const query = useQuery({ ...exampleQuery, enabled: open })
  return (
    <Dialog
      wide
      open={open}
      onClose={onClose}
      title={query.data?.subject ?? 'The monthly email'}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <LoadingPanel query={query}>
        {(example) =>
          example ? (
            <>
              <p className="mb-3 [overflow-wrap:anywhere] text-soft">
                As {example.to} would get it now. Nothing is sent.
              </p>
              <div className="border-t pt-3 [overflow-wrap:anywhere] whitespace-pre-line">{example.text}</div>
            </>
          ) : (
            <p>It would not reach anyone now.</p>
          )
        }
      </LoadingPanel>
    </Dialog>
  )
}
