import { Switch as Base } from '@base-ui/react/switch'

/** A switch that takes effect at once. The label names what is switched on. */
export function Switch(props: {
  label: string
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}) {
  const { label, hint, checked, onChange, disabled = false } = props
  return (
    <label className="flex items-start gap-3 py-1">
      <Base.Root
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        className="mt-0.5 flex h-5 w-9 shrink-0 rounded-full border border-strong bg-sunk p-px transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
      >
        <Base.Thumb className="size-4 rounded-full bg-strong transition-transform data-checked:translate-x-4 data-checked:bg-on-accent rtl:data-checked:-translate-x-4" />
      </Base.Root>
      <span>
        {label}
        {hint && <span className="block text-small text-soft">{hint}</span>}
      </span>
    </label>
  )
}
