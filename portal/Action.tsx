import type { ComponentProps } from 'react'

const KINDS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border border-strong bg-raised hover:bg-sunk',
  quiet: 'text-accent hover:bg-accent-soft',
} as const

/** A button, large enough for a thumb. While it is busy it keeps its place and ignores further touches. */
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
