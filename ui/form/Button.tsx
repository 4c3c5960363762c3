import type { ComponentProps, ReactNode } from 'react'

const KINDS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border border-strong bg-raised text-ink hover:bg-sunk',
  quiet: 'text-accent hover:bg-accent-soft',
  harm: 'border border-brick text-brick hover:bg-brick-soft',
} as const

const SIZES = {
  normal: 'min-h-9 px-3.5 text-body pointer-coarse:min-h-11',
  small: 'min-h-8 px-2.5 text-small pointer-coarse:min-h-11',
  icon: 'size-9 text-body pointer-coarse:size-11',
} as const

export interface ButtonProps extends ComponentProps<'button'> {
  kind?: keyof typeof KINDS
  size?: keyof typeof SIZES
  /** Busy: keeps its size and ignores further clicks. */
  busy?: boolean
  icon?: ReactNode
}

/** The classes of a button, for a link that should look like one. */
export function buttonClasses(
  kind: keyof typeof KINDS = 'plain',
  size: keyof typeof SIZES = 'normal',
): string {
  const same =
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-corner font-medium no-underline'
  const off = 'disabled:opacity-50 aria-disabled:opacity-60 transition-colors select-none print:hidden'
  return `${same} ${off} ${KINDS[kind]} ${SIZES[size]}`
}

/** A verb. One `primary` to a page; a button with only an icon needs an `aria-label`. */
export function Button({ kind, size, busy, icon, children, className, onClick, ...native }: ButtonProps) {
  return (
    <button
      type="button"
      {...native}
      className={`${buttonClasses(kind, size)} ${className ?? ''}`}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  )
}
