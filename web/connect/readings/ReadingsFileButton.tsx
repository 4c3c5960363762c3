import { FileUp } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { useDialog } from '../../../ui/dialog/useDialog.ts'
import { ReadingsFile } from './ReadingsFile.tsx'
import type { ReadingsOwner } from './ReadingsFile.tsx'

/** The button that starts an import of readings. @param customer null: of several customers */
export function ReadingsFileButton({ customer, small }: { customer: ReadingsOwner | null; small?: boolean }) {
  const asking = useDialog()
  return (
    <>
      <Button
        {...(small ? { kind: 'quiet', size: 'small' } : {})}
        icon={<FileUp size={small ? 15 : 16} aria-hidden />}
        onClick={asking.ask}
      >
        Readings from a file
      </Button>
      <ReadingsFile key={asking.at} customer={customer} open={asking.open} onClose={asking.close} />
    </>
  )
}
