import { Callout } from '../../../ui/message/Callout.tsx'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { zoneChoices } from '../../settings/company/choices.ts'
import type { ImportOnPage, Inspection } from '../imports/queries.ts'
import { KIND_PAGES } from '../kinds.ts'
import { ENCODINGS, labelOf } from './choices.ts'
import type { PlanMutation } from './usePlan.ts'

type ControlProps = { inspection: Inspection; plan: PlanMutation }

function firstDate({ plan, rows }: Inspection): string {
  const column = plan.mapping['date']
  return (column === undefined ? undefined : rows[0]?.[column]) ?? ''
}

function DateChoice({ inspection, plan }: ControlProps) {
  return (
    <RadioCards
      label={`How should “${firstDate(inspection)}” be read?`}
      cards={[
        { value: 'day first', label: 'Day first', note: '03/04/2026 is the 3rd of April' },
        { value: 'month first', label: 'Month first', note: '03/04/2026 is the 4th of March' },
      ]}
      value={inspection.plan.dates}
      onChange={(dates) => plan.mutate({ options: { dates } })}
    />
  )
}

function DecimalChoice({ inspection, plan }: ControlProps) {
  return (
    <RadioCards
      label="How are numbers written?"
      cards={[
        { value: '.', label: 'With a decimal point', note: '1,234.56' },
        { value: ',', label: 'With a decimal comma', note: '1.234,56' },
      ]}
      value={inspection.plan.decimal}
      onChange={(decimal) => plan.mutate({ options: { decimal } })}
    />
  )
}

function EncodingChoice({ inspection, plan }: ControlProps) {
  return (
    <RadioCards
      label="Which spelling is right?"
      cards={inspection.encodings.map(({ name, sample }) => ({
        value: name,
        label: sample,
        note: labelOf(ENCODINGS, name),
      }))}
      value={inspection.plan.encoding}
      onChange={(encoding) => plan.mutate({ options: { encoding } })}
    />
  )
}

function ZoneChoice({ inspection, plan }: ControlProps) {
  const { zone } = inspection.plan
  return (
    <div className="max-w-md">
      <Field label="In which time zone are its times?" hint="Only for dates and times without one.">
        <Combobox
          required
          choices={zoneChoices(zone)}
          value={zone}
          onChange={(next) => next !== null && plan.mutate({ options: { zone: next } })}
        />
      </Field>
    </div>
  )
}

const CONTROLS = { encoding: EncodingChoice, dates: DateChoice, decimal: DecimalChoice, zone: ZoneChoice }
type Controlled = keyof typeof CONTROLS

/** Questions about this file. An answered question stays, so that the answer can be changed. */
export function Questions({ file, plan }: { file: ImportOnPage; plan: PlanMutation }) {
  const { inspection, options } = file
  if (!inspection) return null
  const { questions: own, hints = {} } = KIND_PAGES[file.kind] ?? {}
  const isOpen = (about: string) => inspection.questions.some((question) => question.about === about)
  const isAsked = (about: string) => isOpen(about) || options[about] !== undefined
  const controls = (Object.keys(CONTROLS) as Controlled[])
    .filter(isAsked)
    .filter((about) => about !== 'encoding' || inspection.encodings.length > 0)
  const others = inspection.questions.filter(
    ({ about }) => !(about in CONTROLS) && !own?.about.includes(about),
  )
  const hasOwn = own?.about.some(isAsked) ?? false
  if (controls.length === 0 && others.length === 0 && !hasOwn) return null
  return (
    <section aria-label="Questions about this file" className="flex flex-col gap-4">
      <h2 className="text-title font-semibold">Questions about this file</h2>
      {own && hasOwn && <own.Controls file={file} plan={plan} />}
      {controls.map((about) => {
        const Control = CONTROLS[about]
        return <Control key={about} inspection={inspection} plan={plan} />
      })}
      {others.map(({ about, text, isNeeded }) => (
        <Callout key={about} tone={isNeeded ? 'attention' : 'note'} title={text}>
          {hints[about] ?? (isNeeded && 'Choose it in the list of columns below.')}
        </Callout>
      ))}
    </section>
  )
}
