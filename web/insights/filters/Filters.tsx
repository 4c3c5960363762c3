import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { Filters as Chosen } from '../../../server/insights/schema.ts'
import { Button } from '../../../ui/form/Button.tsx'
import { formatCount } from '../../../values/count.ts'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { useDebounced } from '../../useDebounced.ts'
import { filterOptionsQuery } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

type Change = (change: { [Key in keyof Chosen]?: Chosen[Key] | undefined }) => void

/** A day of the period. The address changes only when the typed day is complete. */
function Day(props: { label: string; value: string | undefined; onDay: (day: string | undefined) => void }) {
  const { label, value, onDay } = props
  return (
    <Field label={label}>
      <TextInput
        key={value}
        type="date"
        defaultValue={value ?? ''}
        min="1000-01-01"
        max="9999-12-31"
        onBlur={({ currentTarget }) => {
          const day = currentTarget.value || undefined
          if (day !== value && currentTarget.validity.valid) onDay(day)
        }}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
    </Field>
  )
}

function Product({ value, onChange }: { value: number | undefined; onChange: Change }) {
  const [typed, setTyped] = useState('')
  const { data } = useQuery(filterOptionsQuery(useDebounced(typed.trim()), value))
  const choices = (data?.products ?? []).map(({ id, sku, name }) => ({
    value: String(id),
    label: name,
    ...(sku === name ? {} : { note: sku }),
  }))
  return (
    <Field label="Product" group>
      <Combobox
        aria-label="Product"
        placeholder="Any"
        choices={choices}
        value={value === undefined ? null : String(value)}
        onTyped={setTyped}
        onChange={(next) => onChange({ product: next === null ? undefined : Number(next) })}
        none="No product is called so. Try its code or fewer letters."
      />
    </Field>
  )
}

function Place(props: {
  label: 'Channel' | 'Country'
  /** Undefined while loading. */
  options: readonly { value: string; customers: number }[] | undefined
  value: string | undefined
  onChange: Change
}) {
  const { label, options, value, onChange } = props
  const format = useFormatter()
  const key = label === 'Channel' ? 'channel' : 'country'
  const choices = (options ?? []).map((option) => ({
    value: option.value,
    label: option.value,
    note: formatCount(option.customers, 'customer', format.count),
  }))
  // The value of the address is in the list even if no customer has it.
  const missing = value !== undefined && !choices.some((option) => option.value === value)
  return (
    <Field label={label} group>
      <Combobox
        aria-label={label}
        placeholder={options?.length === 0 ? 'Not in the file' : 'Any'}
        choices={missing ? [...choices, { value, label: value }] : choices}
        value={value ?? null}
        onChange={(next) => onChange({ [key]: next ?? undefined })}
      />
    </Field>
  )
}

/** Chooses customers by their first order, which never changes. */
export function Filters({ chosen, onChange }: { chosen: Chosen; onChange: Change }) {
  const [open, setOpen] = useState(false)
  const { data } = useQuery(filterOptionsQuery('', chosen.product))
  const count = Object.keys(chosen).length
  const clear = () =>
    onChange({ from: undefined, to: undefined, channel: undefined, country: undefined, product: undefined })
  return (
    <fieldset aria-label="Filters" className="mb-6 print:hidden">
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1">
        <Button
          size="small"
          className="sm:hidden"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          icon={<SlidersHorizontal size={15} aria-hidden />}
        >
          Filters{count > 0 ? ` (${count})` : ''}
        </Button>
        <p className="text-small text-soft">Filters are about a customer's first order.</p>
        {count > 0 && (
          <Button kind="quiet" size="small" className="ms-auto" onClick={clear}>
            Clear
          </Button>
        )}
      </div>
      <div
        className={`mt-2 gap-3 sm:grid sm:grid-cols-[9rem_9rem_repeat(auto-fit,minmax(10rem,1fr))] ${open ? 'grid grid-cols-2 *:nth-[n+3]:col-span-2 sm:*:nth-[n+3]:col-span-1' : 'hidden'}`}
      >
        <Day label="First order from" value={chosen.from} onDay={(from) => onChange({ from })} />
        <Day label="to" value={chosen.to} onDay={(to) => onChange({ to })} />
        <Place label="Channel" options={data?.channels} value={chosen.channel} onChange={onChange} />
        <Place label="Country" options={data?.countries} value={chosen.country} onChange={onChange} />
        <Product value={chosen.product} onChange={onChange} />
      </div>
    </fieldset>
  )
}
