import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { Keys } from '../keyboard/Keys.tsx'
import { CommandList } from './CommandList.tsx'
import { useCommands } from './useCommands.ts'
import type { CommandSource } from './useCommands.ts'

/**
 * The command palette, opened by `/` and Ctrl or ⌘ K. Every source is queried with the typed text;
 * a slow one does not block the others, and Esc restores the previous focus.
 */
export function CommandPalette(props: {
  open: boolean
  onClose: () => void
  sources: readonly CommandSource[]
  placeholder?: string
  /** What was typed before this was ready; called once the field has the focus. */
  takeTyped?: () => string
}) {
  const { open, onClose, sources, placeholder = 'Search', takeTyped } = props
  const [typed, setTyped] = useState('')
  const { groups, waiting } = useCommands(sources, typed, open)
  function close() {
    setTyped('')
    onClose()
  }
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[rgb(20_18_16/0.4)]" />
        <Dialog.Popup
          aria-label="Search"
          className="float-sheet fixed inset-x-3 top-3 z-50 mx-auto flex max-h-[min(32rem,85dvh)] max-w-xl flex-col overflow-hidden sm:top-[14dvh]"
        >
          <Autocomplete.Root
            inline
            open
            items={groups}
            mode="none"
            autoHighlight="always"
            value={typed}
            onValueChange={setTyped}
            itemToStringValue={(command: { label: string }) => command.label}
          >
            <div className="flex items-center gap-3 border-b px-4">
              <Search size={18} className="shrink-0 text-soft" aria-hidden />
              <Autocomplete.Input
                aria-label={placeholder}
                placeholder={placeholder}
                onFocus={() => {
                  const before = takeTyped?.() ?? ''
                  if (before !== '') setTyped((now) => before + now)
                }}
                className="min-h-13 w-full bg-transparent text-read outline-none placeholder:text-soft"
              />
              <Keys keys="escape" />
            </div>
            <CommandList typed={typed} waiting={waiting} onChosen={close} />
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
