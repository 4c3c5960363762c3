import { useQuery } from '@tanstack/react-query'
import { Anchor } from '../../ui/Anchor.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Field } from '../../ui/Field.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { metricsQuery } from '../goals/queries.ts'
import { zoneChoices } from '../settings/choices.ts'
import type { FileAnswer } from './sendReadings.ts'
import type { ReadingsFileOnWay } from './useReadingsFile.ts'

type Say = ReadingsFileOnWay['say']

/** Of which metric a file without such a column is; computed ones are told by nobody. */
function MetricQuestion({ metric, say }: { metric: string | null; say: Say }) {
  const { data: metrics = [] } = useQuery(metricsQuery)
  const open = metrics.filter(({ archivedAt, computation }) => archivedAt === null && computation === null)
  return (
    <Field
      label="Of which metric are its values?"
      hint={
        <>
          No column says it. Not there? Make it under{' '}
          <Anchor
            href="/settings?tab=metrics&make=metric"
            className="text-accent underline underline-offset-2"
          >
            Settings, Metrics
          </Anchor>
          .
        </>
      }
    >
      <Combobox
        required
        placeholder="Choose a metric"
        none="No metric is called so."
        choices={open.map(({ key, name, unit }) => ({ value: key, label: name, note: unit }))}
        value={metric}
        onChange={(next) => say({ metric: next })}
      />
    </Field>
  )
}

function ZoneQuestion({ answer, say }: { answer: FileAnswer; say: Say }) {
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
export function ReadingsQuestions({ way }: { way: ReadingsFileOnWay }) {
  const { held, tried, say } = way
  const answer = tried.data
  if (!held || answer === undefined) return null
  return (
    <>
      {(answer === null || held.metric !== null) && <MetricQuestion metric={held.metric} say={say} />}
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
