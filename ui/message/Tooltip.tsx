import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { Keys } from '../keyboard/Keys.tsx'

/**
 * A short hint for a control, with its shortcut. It is visual only:
 * the control itself must have a name (`aria-label`). The shortcut is registered by `useShortcut`.
 */
export function Tooltip({ label, keys, children }: { label: string; keys?: string; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup
            aria-hidden
            className="float-sheet flex max-w-64 items-center gap-2 px-2.5 py-1.5 text-small"
          >
            {label}
            {keys && <Keys keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Wraps the application once, so that the second tooltip opens without a delay. */
export const TooltipProvider = Base.Provider
