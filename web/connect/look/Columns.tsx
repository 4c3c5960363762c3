import { Chip } from '../../../ui/message/Chip.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import type { Inspection } from '../imports/queries.ts'
import { CERTAINTY, readingOf } from './certainty.ts'
import { fieldOf, remapped } from './mapping.ts'
import type { PlanMutation } from './usePlan.ts'

const NOTHING = 'nothing'
const SAMPLES = 3

/** The first different values of a column. */
function samplesOf(rows: readonly string[][], column: number): string {
  const values = rows.map((row) => row[column]?.trim() ?? '').filter(Boolean)
  return [...new Set(values)].slice(0, SAMPLES).join(' · ') || 'empty in the first rows'
}

/** Why a column is read as it is, or why it is not read although it looks as if it should be. */
function Why({ inspection, column }: { inspection: Inspection; column: number }) {
  const { leftOut, ignored, plan } = inspection
  const reading = readingOf(inspection, column)
  if (reading?.guess) {
    const { word, tone } = CERTAINTY[reading.guess.confidence]
    return (
      <>
        <Chip tone={tone}>{word}</Chip> Recognised by {reading.guess.why}
      </>
    )
  }
  if (reading) return 'Your choice'
  const left = leftOut.find((one) => one.column === column)
  if (left) return left.why
  return ignored.includes(plan.columns[column] ?? '') ? '' : `Read as ${plan.format} has it`
}

function ColumnLine(props: { inspection: Inspection; column: number; plan: PlanMutation }) {
  const { inspection, column, plan } = props
  const { columns, mapping } = inspection.plan
  const name = columns[column] ?? ''
  const fields = inspection.fields.map((field) => field.name)
  const choices = inspection.fields.map((field) => ({ value: field.name, label: field.label }))
  return (
    <li className="grid items-center gap-x-5 gap-y-1.5 border-b py-2.5 sm:grid-cols-[minmax(0,1fr)_17rem_minmax(0,13rem)]">
      <div className="min-w-0">
        <p className="truncate font-medium" title={name}>
          {name}
        </p>
        <p className="truncate text-small text-soft">{samplesOf(inspection.rows, column)}</p>
      </div>
      <Select
        aria-label={`What ${name} means`}
        choices={[{ value: NOTHING, label: 'Not read' }, ...choices]}
        value={fieldOf(mapping, column) ?? NOTHING}
        onChange={(next) =>
          plan.mutate({ mapping: remapped(mapping, fields, column, next === NOTHING ? null : next) })
        }
      />
      <p className="text-small text-soft">
        <Why inspection={inspection} column={column} />
      </p>
    </li>
  )
}

/** What each column means and why; columns that are not read are folded away. */
export function Columns({ inspection, plan }: { inspection: Inspection; plan: PlanMutation }) {
  const { columns, mapping } = inspection.plan
  const all = columns.map((_, column) => column)
  const read = all.filter((column) => fieldOf(mapping, column) !== null)
  const rest = all.filter((column) => fieldOf(mapping, column) === null)
  const hasLeftOut = inspection.leftOut.length > 0
  const line = (column: number) => (
    <ColumnLine key={column} inspection={inspection} column={column} plan={plan} />
  )
  return (
    <section aria-label="Columns">
      <h2 className="text-title font-semibold">What the columns contain</h2>
      <ul className="mt-2 border-t">{read.map(line)}</ul>
      {rest.length > 0 && (
        <details open={rest.length <= 4 || read.length === 0 || hasLeftOut}>
          <summary className="py-2 text-soft pointer-coarse:py-3">
            {rest.length === 1 ? '1 column is' : `${rest.length} columns are`} not read
          </summary>
          <ul className="border-t">{rest.map(line)}</ul>
        </details>
      )}
    </section>
  )
}
