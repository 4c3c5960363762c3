import { useId } from 'react'
import type { ReactNode } from 'react'

/** The attributes that connect a native control with its label, hint and error. */
export interface ControlProps {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

/** A control with its label above, and a hint or an error below. */
export function FormField(props: {
  label: string
  hint?: string
  error?: string | null | undefined
  children: (props: ControlProps) => ReactNode
}) {
  const { label, hint, error, children } = props
  const id = useId()
  const isHinted = hint && !error
  const described = [isHinted && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {isHinted && (
        <p id={`${id}-hint`} className="text-small text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-small font-medium text-brick">
          {error}
        </p>
      )}
    </div>
  )
}
