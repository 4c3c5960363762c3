import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { MetricField } from '../../goals/metrics/MetricField.tsx'
import { zoneChoices } from '../../settings/company/choices.ts'
import type { ReadingsFileResult } from './send.ts'
import type { ReadingsFileState } from './useReadingsFile.ts'

type ChangeOptions = ReadingsFileState['say']

function ZoneQuestion({ answer, say }: { answer: ReadingsFileResult; say: ChangeOptions }) {
  return (
    <Field
      label="In which time zone are its times?"
      hint={
        answer.format === 'table'
          ? 'Only for days and times that carry none.'
          : 'Mailchimp writes them in the zone of the account and does not say which.'
      }
    >
      <Combobox
        required
        choices={zoneChoices(answer.zone)}
        value={answer.zone}
        onChange={(zone) => say({ zone })}
      />
    </Field>
  )
}

/** What the file leaves open. An answered question stays, so that the answer can be changed. */
export function ReadingsQuestions({ way }: { way: ReadingsFileState }) {
  const { held, tried, say } = way
  const answer = tried.data
  if (!held || answer === undefined) return null
  return (
    <>
      {(answer === null || held.metric !== null) && (
        <MetricField
          required
          label="Of which metric are its values?"
          hint="No column says it."
          // Computed metrics take no imported readings.
          takes={({ computation }) => computation === null}
          value={held.metric}
          onChange={(next) => say({ metric: next?.key ?? null })}
        />
      )}
      {answer && (!answer.isOrderProved || held.dates !== null) && (
        <RadioCards
          label="How are its dates written?"
          cards={[
            { value: 'day first', label: 'Day first', note: '03/04/2026 is the 3rd of April' },
            { value: 'month first', label: 'Month first', note: '03/04/2026 is the 4th of March' },
          ]}
          value={held.dates ?? answer.dates}
          onChange={(dates) => say({ dates })}
        />
      )}
      {answer && <ZoneQuestion answer={answer} say={say} />}
    </>
  )
}
