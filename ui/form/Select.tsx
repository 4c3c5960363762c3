import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'

export interface Choice<Value extends string = string> {
  value: Value
  label: string
  /** A second, quieter line. */
  note?: string
}

/** One of a few known choices. With more than about twelve use a Combobox. Inside a Field set its `group`. */
export function Select<Value extends string>(props: {
  choices: readonly Choice<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  placeholder?: string
  disabled?: boolean
  /** Needed outside a Field. */
  'aria-label'?: string
}) {
  const { choices, value, onChange, placeholder, disabled = false } = props
  return (
    <Base.Root
      items={choices}
      value={value}
      disabled={disabled}
      modal={false}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <Base.Trigger
        aria-label={props['aria-label']}
        className="control flex items-center justify-between gap-2 hover:bg-sunk data-popup-open:border-accent"
      >
        <Base.Value placeholder={placeholder ?? 'Choose'} className="truncate data-placeholder:text-soft" />
        <Base.Icon>
          <ChevronDown size={16} aria-hidden className="text-soft" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="float-sheet max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1">
            {choices.map(({ value: one, label, note }) => (
              <Base.Item key={one} value={one} className="option">
                <Base.ItemText className="flex-1">
                  {label}
                  {note && <span className="block text-small text-soft">{note}</span>}
                </Base.ItemText>
                <Base.ItemIndicator>
                  <Check size={16} aria-hidden className="text-accent" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
