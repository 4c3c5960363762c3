import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'

/** One of two or three ways to look at the same thing, side by side. Arrow keys move. */
export function SegmentedControl<Value extends string>(props: {
  label: string
  choices: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}) {
  const { label, choices, value, onChange } = props
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={onChange}
      className="inline-flex rounded-corner border p-0.5 print:hidden"
    >
      {choices.map((choice) => (
        <Radio.Root
          key={choice.value}
          value={choice.value}
          className="inline-flex min-h-7 cursor-pointer items-center rounded-[4px] px-2.5 text-small text-soft transition-colors hover:text-ink data-checked:bg-accent-soft data-checked:font-medium data-checked:text-accent pointer-coarse:min-h-10"
        >
          {choice.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
