import type { ComponentProps } from 'react'

const KINDS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border border-strong bg-raised hover:bg-sunk',
  quiet: 'text-accent hover:bg-accent-soft',
} as const

/** Something to do, as large as a thumb. At work it stays where it is and takes no second touch. */
export function Action(props: ComponentProps<'button'> & { kind?: keyof typeof KINDS; busy?: boolean }) {
  const { kind = 'plain', busy, className = '', onClick, ...native } = props
  return (
    <button
      type="button"
      {...native}
      className={`thumb ${KINDS[kind]} ${busy ? 'opacity-60' : ''} ${className}`}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  )
}
