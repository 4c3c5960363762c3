import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { Filters as Chosen } from '../../../server/insights/schema.ts'
import { Button } from '../../../ui/form/Button.tsx'
import { formatCount } from '../../../values/count.ts'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { useDebounced } from '../../useDebounced.ts'
import { filterOptionsQuery } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

type Change = (change: { [Key in keyof Chosen]?: Chosen[Key] | undefined }) => void

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
        none="No product has this name. Try its code or fewer letters."
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
        placeholder={options?.length === 0 ? 'Not in the data' : 'Any'}
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
  const { from: _from, to: _to, ...others } = chosen
  const count = Object.keys(others).length
  const clear = () =>
    onChange({ from: undefined, to: undefined, channel: undefined, country: undefined, product: undefined })
  return (
    <fieldset aria-label="Filters" className="mb-6 print:hidden">
      <Button
        size="small"
        className="sm:hidden"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        icon={<SlidersHorizontal size={15} aria-hidden />}
      >
        Filters{count > 0 ? ` (${count})` : ''}
      </Button>
      <div className={`mt-2 gap-3 sm:mt-0 sm:grid sm:grid-cols-3 ${open ? 'grid' : 'hidden'}`}>
        <Place label="Channel" options={data?.channels} value={chosen.channel} onChange={onChange} />
        <Place label="Country" options={data?.countries} value={chosen.country} onChange={onChange} />
        <Product value={chosen.product} onChange={onChange} />
      </div>
      <div className="mt-2 flex min-h-9 flex-wrap items-center justify-between gap-x-4">
        <p className="max-w-[70ch] text-small text-soft">
          The period and the filters choose customers by their first order. All their later orders count too.
        </p>
        {Object.keys(chosen).length > 0 && (
          <Button kind="quiet" size="small" onClick={clear}>
            Clear all
          </Button>
        )}
      </div>
    </fieldset>
  )
}
