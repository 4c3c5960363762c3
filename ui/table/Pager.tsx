import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../form/Button.tsx'

/** Previous and next buttons for keyset pagination. A missing handler disables its button. */
export function Pager(props: {
  /** The current range, such as "1–50 of 4,338". */
  where: ReactNode
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
}) {
  const { where, onPrevious, onNext } = props
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-2 py-3 print:hidden">
      <span className="text-small text-soft tabular-nums" aria-live="polite">
        {where}
      </span>
      <div className="flex gap-2">
        <Button
          size="small"
          disabled={!onPrevious}
          onClick={onPrevious}
          icon={<ChevronLeft size={16} className="rtl:rotate-180" aria-hidden />}
        >
          Previous
        </Button>
        <Button size="small" disabled={!onNext} onClick={onNext}>
          Next
          <ChevronRight size={16} className="rtl:rotate-180" aria-hidden />
        </Button>
      </div>
    </nav>
  )
}
