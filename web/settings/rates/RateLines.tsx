import { X } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { currencyChoices } from '../company/choices.ts'
import type { Draft } from './rateTable.ts'

function RateLine(props: {
  draft: Draft
  own: string
  choices: ReturnType<typeof currencyChoices>
  onChange: (draft: Draft) => void
  onRemove: () => void
}) {
  const { draft, own, choices, onChange, onRemove } = props
  const name = draft.currency || 'the new line'
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-2 border-b py-2.5 sm:grid-cols-[minmax(0,18rem)_10rem_minmax(0,10rem)_auto]">
      <div className="col-span-2 sm:col-span-1">
        <Combobox
          required
          aria-label="Currency"
          choices={choices}
          value={draft.currency || null}
          onChange={(currency) => currency && onChange({ ...draft, currency })}
        />
      </div>
      <Button
        kind="quiet"
        size="icon"
        className="sm:order-last"
        aria-label={`Remove the rate of ${name}`}
        icon={<X size={16} aria-hidden />}
        onClick={onRemove}
      />
      <input
        type="date"
        aria-label={`From which day ${name} has this rate`}
        className="control"
        value={draft.fromDay}
        required
        onChange={(event) => onChange({ ...draft, fromDay: event.target.value })}
      />
      <input
        inputMode="decimal"
        aria-label={`What one ${name} is worth in ${own}`}
        placeholder={`in ${own}`}
        className="control text-end tabular-nums"
        value={draft.rate}
        required
        onChange={(event) => onChange({ ...draft, rate: event.target.value })}
      />
    </li>
  )
}

/** The table of rates, line by line. */
export function RateLines(props: { drafts: Draft[]; own: string; onChange: (drafts: Draft[]) => void }) {
  const { drafts, own, onChange } = props
  const choices = useMemo(() => currencyChoices().filter(({ value }) => value !== own), [own])
  return (
    <div>
      <div
        aria-hidden
        className="hidden border-b pb-1.5 text-small font-medium text-soft sm:grid sm:grid-cols-[minmax(0,18rem)_10rem_minmax(0,10rem)_auto] sm:gap-2"
      >
        <span>Currency</span>
        <span>From</span>
        <span className="text-end">Value in {own}</span>
      </div>
      <ul>
        {drafts.map((draft) => (
          <RateLine
            key={draft.key}
            draft={draft}
            own={own}
            choices={choices}
            onChange={(next) => onChange(drafts.map((one) => (one.key === next.key ? next : one)))}
            onRemove={() => onChange(drafts.filter((one) => one.key !== draft.key))}
          />
        ))}
      </ul>
    </div>
  )
}
