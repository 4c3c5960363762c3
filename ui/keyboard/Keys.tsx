const NAMES: Record<string, string> = { mod: 'Ctrl', enter: '↵', escape: 'Esc' }
const MAC_NAMES: Record<string, string> = { ...NAMES, mod: '⌘' }

function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
}

/** A shortcut as keycaps. `mod+k` is ⌘ K on a Mac and Ctrl K elsewhere; `g i` is one key after the other. */
export function Keys({ keys }: { keys: string }) {
  const names = isMac() ? MAC_NAMES : NAMES
  const caps = keys.split(/[+ ]/).map((cap) => names[cap] ?? (cap.length === 1 ? cap.toUpperCase() : cap))
  return (
    <span className="inline-flex gap-1 whitespace-nowrap">
      {caps.map((cap) => (
        <kbd key={cap} className="key">
          {cap}
        </kbd>
      ))}
    </span>
  )
}
