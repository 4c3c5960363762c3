import { use, useState } from 'react'
import { Chip } from '../../../ui/message/Chip.tsx'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { EventName } from './queries.ts'
import { formatCount } from '../../../values/count.ts'

/** Event names, chosen from received ones or typed before the first such event arrives. */
export function EventNames(props: {
  label: string
  hint: string
  value: readonly string[]
  seen: readonly EventName[]
  onChange: (names: string[]) => void
}) {
  const { label, hint, value, seen, onChange } = props
  const locale = use(LocaleContext)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const open = seen.filter(({ name }) => !value.includes(name) && name.toLowerCase().includes(wanted))
  const counted = new Map(seen.map(({ name, events }) => [name, events]))
  const isNew = wanted !== '' && !seen.some(({ name }) => name.toLowerCase() === wanted)
  const choices = [
    ...open.map(({ name, events }) => ({
      value: name,
      label: name,
      note: formatCount(events, 'event', (value) => formatNumber(value, locale)),
    })),
    ...(isNew ? [{ value: typed.trim(), label: typed.trim(), note: 'not seen yet' }] : []),
  ]
  function add(name: string | null) {
    setTyped('')
    if (name && !value.includes(name)) onChange([...value, name])
  }
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} hint={hint} group>
        <Combobox
          // Cleared after each choice, because the chosen names are listed below.
          key={value.length}
          placeholder="Choose or type a name"
          none="Type the name exactly as your product sends it."
          choices={choices}
          value={null}
          onTyped={setTyped}
          onChange={add}
        />
      </Field>
      <ul className="m-0 flex list-none flex-wrap gap-1.5 p-0">
        {value.map((name) => (
          <li key={name} className="max-w-full">
            <Chip
              tone={counted.has(name) ? 'accent' : 'plain'}
              removeLabel={`Take ${name} away`}
              onRemove={() => onChange(value.filter((other) => other !== name))}
            >
              <span className="truncate">{name}</span>
              {!counted.has(name) && <span className="text-soft">not seen yet</span>}
            </Chip>
          </li>
        ))}
      </ul>
    </div>
  )
}
