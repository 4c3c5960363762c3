import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ReadingsFile } from './ReadingsFile.tsx'
import type { Whose } from './ReadingsFile.tsx'

/** The button that begins a file of readings. @param customer null: of several customers */
export function FromFile({ customer, small }: { customer: Whose | null; small?: boolean }) {
  const [asking, setAsking] = useState({ open: false, at: 0 })
  return (
    <>
      <Button
        {...(small ? { kind: 'quiet', size: 'small' } : {})}
        icon={<FileUp size={small ? 15 : 16} aria-hidden />}
        onClick={() => setAsking(({ at }) => ({ open: true, at: at + 1 }))}
      >
        Readings from a file
      </Button>
      <ReadingsFile
        key={asking.at}
        customer={customer}
        open={asking.open}
        onClose={() => setAsking((now) => ({ ...now, open: false }))}
      />
    </>
  )
}
