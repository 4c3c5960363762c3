import { Field as Base } from '@base-ui/react/field'
import type { ReactNode } from 'react'

/**
 * A control with its label above, and its hint and error below.
 * The control inside is linked to all three. `error` says what is wrong and what to do.
 */
export function Field(props: {
  label: string
  hint?: ReactNode
  error?: string | null | undefined
  /** For a control that is no native input (Select), whose label cannot be a `<label>`. */
  group?: boolean
  children: ReactNode
}) {
  const { label, hint, error, group, children } = props
  return (
    <Base.Root invalid={Boolean(error)} className="flex min-w-0 flex-col gap-1">
      <Base.Label {...(group ? { nativeLabel: false, render: <div /> } : {})} className="font-medium">
        {label}
      </Base.Label>
      {hint && <Base.Description className="max-w-[70ch] text-small text-soft">{hint}</Base.Description>}
      {children}
      <Base.Error match={Boolean(error)} className="text-small font-medium text-brick">
        {error}
      </Base.Error>
    </Base.Root>
  )
}
