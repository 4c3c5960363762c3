import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import type { ReactNode } from 'react'

const FIELDS = ['textarea', 'input', '[role="combobox"]']
  .map((field) => `${field}:not([aria-hidden="true"], [tabindex="-1"])`)
  .join()

/** A modal dialog. It traps the focus; Esc and the backdrop close it; on a phone it is a sheet. */
export function Dialog(props: {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** The buttons: cancel first, the main action last. */
  actions?: ReactNode
  wide?: boolean
  /** Gets the focus on close, for when the previously focused element may be removed. */
  returnTo?: () => HTMLElement | null
}) {
  const { open, onClose, title, description, children, actions, wide, returnTo } = props
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[rgb(20_18_16/0.4)] transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          // On touch, focusing a field would open the keyboard; otherwise focus the first field, not the close button.
          initialFocus={(by) =>
            (by === 'touch' ? true : popup.current?.querySelector<HTMLElement>(FIELDS)) ?? true
          }
          finalFocus={() => returnTo?.() ?? true}
          className={`float-sheet fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] overflow-y-auto rounded-b-none p-5 transition-[opacity,translate] data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:inset-x-4 sm:top-[12dvh] sm:bottom-auto sm:mx-auto sm:rounded-corner sm:p-6 ${wide ? 'sm:max-w-3xl' : 'sm:max-w-lg'}`}
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-title font-semibold">{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className="-me-2 -mt-1 rounded-corner p-2 text-soft hover:bg-sunk hover:text-ink"
            >
              <X size={18} aria-hidden />
            </Base.Close>
          </div>
          {description && <Base.Description className="mt-1 text-soft">{description}</Base.Description>}
          {children && <div className="mt-4">{children}</div>}
          {actions && <div className="mt-6 flex flex-wrap justify-end gap-2">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
