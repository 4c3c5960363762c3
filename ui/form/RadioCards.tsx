import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useId } from 'react'
import type { ReactNode } from 'react'

export interface RadioCard<Value extends string = string> {
  value: Value
  label: string
  note?: string
  icon?: ReactNode
}

/** One choice of a few, each with a line of why; null: nothing chosen yet. Arrow keys move. */
export function RadioCards<Value extends string>(props: {
  label: string
  cards: readonly RadioCard<Value>[]
  value: Value | null
  onChange: (value: Value) => void
}) {
  const { label, cards, value, onChange } = props
  const id = useId()
  return (
    <div>
      <div id={id} className="mb-2 font-medium">
        {label}
      </div>
      <RadioGroup<Value | null>
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => next !== null && onChange(next)}
        className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]"
      >
        {cards.map((card) => (
          <label
            key={card.value}
            className="flex items-start gap-3 rounded-corner border p-3 transition-colors hover:bg-sunk has-data-checked:border-accent has-data-checked:bg-accent-soft"
          >
            <Radio.Root
              value={card.value}
              className="mt-0.5 flex size-[18px] shrink-0 items-center justify-center rounded-full border border-strong bg-raised data-checked:border-accent"
            >
              <Radio.Indicator className="size-2.5 rounded-full bg-accent" />
            </Radio.Root>
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-2 font-medium">
                {card.icon}
                {card.label}
              </span>
              {card.note && <span className="block text-small text-soft">{card.note}</span>}
            </span>
          </label>
        ))}
      </RadioGroup>
    </div>
  )
}
