import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../form/Button.tsx'
import { Chip } from '../message/Chip.tsx'
import { Menu } from '../navigation/Menu.tsx'
import type { Choice } from '../form/Select.tsx'

export interface Filter {
  key: string
  label: string
  choices: readonly Choice[]
}

/** Filters a page. Keep the values in the URL; each active filter is a chip that can be removed. */
export function FilterBar(props: {
  filters: readonly Filter[]
  values: Readonly<Record<string, string | undefined>>
  onChange: (key: string, value: string | undefined) => void
  /** Shown before the filters, such as a search or a range. */
  children?: ReactNode
}) {
  const { filters, values, onChange, children } = props
  const set = filters.flatMap((filter) => {
    const choice = filter.choices.find(({ value }) => value === values[filter.key])
    return choice ? [{ filter, choice }] : []
  })
  return (
    <fieldset aria-label="Filters" className="-ms-2.5 flex flex-wrap items-center gap-2 py-2">
      {children}
      {filters.map((filter) => (
        <Menu
          key={filter.key}
          align="start"
          trigger={
            <Button kind="quiet" size="small" className="print:hidden">
              {filter.label}
              <ChevronDown size={14} aria-hidden />
            </Button>
          }
          groups={[
            filter.choices.map(({ value, label }) => ({
              label,
              ...(value === values[filter.key]
                ? { icon: <Check size={15} className="text-accent" aria-label="Chosen" /> }
                : {}),
              onSelect: () => onChange(filter.key, value === values[filter.key] ? undefined : value),
            })),
          ]}
        />
      ))}
      {set.map(({ filter, choice }) => (
        <Chip
          key={filter.key}
          tone="accent"
          removeLabel={`Remove ${filter.label}`}
          onRemove={() => onChange(filter.key, undefined)}
        >
          {filter.label}: {choice.label}
        </Chip>
      ))}
    </fieldset>
  )
}
