import { use } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { Switch } from '../../../ui/form/Switch.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { ImportOnPage, Inspection } from '../imports/queries.ts'
import { formatCount, formatFileSize } from '../imports/sentences.ts'
import { ENCODINGS, SEPARATORS, DATES, DECIMALS, PREAMBLES, labelOf, type Choices } from './choices.ts'
import type { PlanMutation } from './usePlan.ts'

type Option = 'format' | 'encoding' | 'separator' | 'dates' | 'decimal'

function Corrections({ inspection, plan }: { inspection: Inspection; plan: PlanMutation }) {
  const formats = inspection.formats.map(({ name, label }) => ({ value: name, label }))
  const one = (key: Option, label: string, choices: Choices) => (
    <Field label={label} group>
      <Select
        choices={choices}
        value={inspection.plan[key]}
        onChange={(value) => plan.mutate({ options: { [key]: value } })}
      />
    </Field>
  )
  return (
    <div className="grid gap-4 pt-2 sm:grid-cols-2 lg:grid-cols-3">
      {one('format', 'Format', formats)}
      {one('encoding', 'Encoding', ENCODINGS)}
      {one('separator', 'Between the columns', SEPARATORS)}
      {one('dates', 'Dates', DATES)}
      {one('decimal', 'Decimals', DECIMALS)}
      <Field label="Lines before the table" group>
        <Select
          choices={PREAMBLES}
          value={String(inspection.plan.preamble)}
          onChange={(lines) => plan.mutate({ options: { preamble: Number(lines) } })}
        />
      </Field>
      <div className="self-end">
        <Switch
          label="The first line of the table names the columns"
          checked={inspection.plan.header}
          onChange={(header) => plan.mutate({ options: { header } })}
        />
      </div>
    </div>
  )
}

function Kind({ file, plan }: { file: ImportOnPage; plan: PlanMutation }) {
  return (
    <div className="mt-3 max-w-60">
      <Field label="It contains" group>
        <Select
          choices={file.kinds.map(({ name, label }) => ({ value: name, label }))}
          value={file.kind}
          onChange={(kind) => plan.mutate({ kind })}
        />
      </Field>
    </div>
  )
}

/** What the file is; each part of the sentence can be corrected. */
export function Recognised(props: { file: ImportOnPage; inspection: Inspection; plan: PlanMutation }) {
  const { file, inspection, plan } = props
  const locale = use(LocaleContext)
  const { format, encoding, separator, dates, decimal, columns, preamble } = inspection.plan
  const label = inspection.formats.find(({ name }) => name === format)?.label ?? format
  const facts = [
    `${label}${inspection.gzip ? ', packed with gzip' : ''}, ${formatFileSize(inspection.bytes, locale)}`,
    columns.length === 1
      ? '1 column'
      : `${columns.length} columns with a ${labelOf(SEPARATORS, separator).toLowerCase()} between them`,
    ...(preamble > 0 ? [`${formatCount(preamble, 'line', locale)} before the table left out`] : []),
    labelOf(ENCODINGS, encoding),
    dates === 'day first' ? 'the day before the month' : 'the month before the day',
    decimal === '.' ? 'a decimal point' : 'a decimal comma',
  ]
  return (
    <section aria-label="What was recognised">
      <h2 className="text-title font-semibold">What was recognised</h2>
      <p className="mt-1 max-w-[70ch] text-read">{facts.join(' · ')}</p>
      <Kind file={file} plan={plan} />
      <details>
        <summary className="py-1.5 text-soft pointer-coarse:py-3">Change how it is read</summary>
        <Corrections inspection={inspection} plan={plan} />
      </details>
    </section>
  )
}
