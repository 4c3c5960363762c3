import { X } from 'lucide-react'
import type { ReactNode } from 'react'

const TONES = {
  plain: 'border-hairline',
  accent: 'border-transparent bg-accent-soft text-accent',
  good: 'border-transparent bg-moss-soft text-moss',
  attention: 'border-transparent bg-amber-soft text-amber',
  harm: 'border-transparent bg-brick-soft text-brick',
} as const

/** A label for a state or a filter. The text carries the meaning; the colour only repeats it. */
export function Chip(props: {
  tone?: keyof typeof TONES
  children: ReactNode
  onRemove?: () => void
  removeLabel?: string
}) {
  const { tone = 'plain', children, onRemove, removeLabel } = props
  return (
    <span
      className={`inline-flex min-h-6 items-center gap-1 rounded-full border px-2.5 text-small whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel ?? 'Remove'}
          onClick={onRemove}
          className="-me-1.5 rounded-full p-1 hover:bg-sunk pointer-coarse:p-2.5"
        >
          <X size={13} aria-hidden />
        </button>
      )}
    </span>
  )
}
