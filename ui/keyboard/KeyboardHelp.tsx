import { useState } from 'react'
import { Dialog } from '../dialog/Dialog.tsx'
import { Keys } from './Keys.tsx'
import { useShortcut, useShortcutList } from './Shortcuts.tsx'
import type { Shortcut } from './Shortcuts.tsx'

/** Lists the keyboard shortcuts of the current page on `?`. */
export function KeyboardHelp() {
  const list = useShortcutList()
  const [shown, setShown] = useState<Shortcut[] | null>(null)
  useShortcut('?', 'Show these keys', () =>
    setShown([...new Map(list().map((one) => [one.keys, one])).values()]),
  )
  return (
    <Dialog open={shown !== null} onClose={() => setShown(null)} title="Keys that work here">
      <dl className="grid gap-x-8 sm:grid-cols-2">
        {(shown ?? []).map(({ keys, label }) => (
          <div key={keys} className="flex items-center justify-between gap-4 border-b py-2">
            <dt>{label}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
