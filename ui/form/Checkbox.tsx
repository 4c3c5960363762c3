import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'

/** One of several that may be chosen together; takes effect with its form. */
export function Checkbox(props: {
  label: string
  hint?: string
  checked: boolean
  /** Some, but not all, of what it stands for. */
  indeterminate?: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}) {
  const { label, hint, checked, indeterminate = false, onChange, disabled = false } = props
  return (
    <label className="flex items-start gap-2.5 py-1">
      <Base.Root
        checked={checked}
        indeterminate={indeterminate}
        disabled={disabled}
        onCheckedChange={onChange}
        className="mt-0.5 flex size-[18px] shrink-0 items-center justify-center rounded-[4px] border border-strong bg-raised data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent"
      >
        <Base.Indicator className="text-on-accent">
          {indeterminate ? <Minus size={14} aria-hidden /> : <Check size={14} strokeWidth={3} aria-hidden />}
        </Base.Indicator>
      </Base.Root>
      <span>
        {label}
        {hint && <span className="block text-small text-soft">{hint}</span>}
      </span>
    </label>
  )
}
