import { use } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { Switch } from '../../../ui/form/Switch.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { Inspection, PlanChange } from '../imports/queries.ts'
import type { PlanMutation } from './usePlan.ts'
import { formatFileSize } from '../imports/sentences.ts'

type Choices<Key extends keyof PlanChange> = readonly {
  value: NonNullable<PlanChange[Key]> & string
  label: string
}[]

const FORMATS: Choices<'format'> = [
  { value: 'shopify orders', label: 'Shopify, Orders' },
  { value: 'stripe payments', label: 'Stripe, Payments' },
  { value: 'other', label: 'A file of orders' },
]
const ENCODINGS: Choices<'encoding'> = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'latin1', label: 'Western (Windows 1252)' },
  { value: 'utf-16le', label: 'UTF-16, little end first' },
  { value: 'utf-16be', label: 'UTF-16, big end first' },
]
const SEPARATORS: Choices<'separator'> = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Vertical bar' },
  { value: ' ', label: 'Space' },
]
const DATES: Choices<'dates'> = [
  { value: 'day first', label: 'Day before month' },
  { value: 'month first', label: 'Month before day' },
]
const DECIMALS: Choices<'decimal'> = [
  { value: '.', label: 'Point: 1,234.56' },
  { value: ',', label: 'Comma: 1.234,56' },
]

const named = (choices: readonly { value: string; label: string }[], value: string) =>
  choices.find((choice) => choice.value === value)?.label ?? value

function Corrections({ inspection, plan }: { inspection: Inspection; plan: PlanMutation }) {
  const one = <Key extends 'format' | 'encoding' | 'separator' | 'dates' | 'decimal'>(
    key: Key,
    label: string,
    choices: Choices<Key>,
  ) => (
    <Field label={label} group>
      <Select
        choices={choices}
        value={inspection.plan[key] as (typeof choices)[number]['value']}
        onChange={(value) => plan.mutate({ [key]: value })}
      />
    </Field>
  )
  return (
    <div className="grid gap-4 pt-2 sm:grid-cols-2 lg:grid-cols-3">
      {one('format', 'Format', FORMATS)}
      {one('encoding', 'Letters (encoding)', ENCODINGS)}
      {one('separator', 'Between the columns', SEPARATORS)}
      {one('dates', 'Dates', DATES)}
      {one('decimal', 'Decimals', DECIMALS)}
      <div className="self-end">
        <Switch
          label="The first line names the columns"
          checked={inspection.plan.header}
          onChange={(header) => plan.mutate({ header })}
        />
      </div>
    </div>
  )
}

/** What kind of file this is; each part of the sentence can be corrected. */
export function Reading({ inspection, plan }: { inspection: Inspection; plan: PlanMutation }) {
  const locale = use(LocaleContext)
  const { format, encoding, separator, dates, decimal, columns } = inspection.plan
  const kind = format === 'other' ? 'A file of orders' : `An export of ${named(FORMATS, format)}`
  const facts = [
    `${kind}${inspection.gzip ? ', packed with gzip' : ''}, ${formatFileSize(inspection.bytes, locale)}`,
    `${columns.length} columns with a ${named(SEPARATORS, separator).toLowerCase()} between them`,
    named(ENCODINGS, encoding),
    dates === 'day first' ? 'the day before the month' : 'the month before the day',
    decimal === '.' ? 'a decimal point' : 'a decimal comma',
  ]
  return (
    <section aria-label="What was recognised">
      <h2 className="text-title font-semibold">What was recognised</h2>
      <p className="mt-1 max-w-[70ch] text-read">{facts.join(' · ')}</p>
      <details>
        <summary className="py-1.5 text-soft pointer-coarse:py-3">Correct it</summary>
        <Corrections inspection={inspection} plan={plan} />
      </details>
    </section>
  )
}
