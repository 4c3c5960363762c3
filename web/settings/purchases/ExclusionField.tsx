import { useQuery } from '@tanstack/react-query'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { useExclusionChange } from '../../insights/filters/Exclusion.tsx'
import { exclusionQuery } from '../../insights/queries.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { Saved } from '../Saved.tsx'

/** The day before which customers are left out of Insights and the report, and how many that are. */
export function ExclusionField() {
  const query = useQuery(exclusionQuery)
  const change = useExclusionChange()
  return (
    <section className="flex flex-col gap-2 border-t pt-5">
      <LoadingPanel query={query}>
        {({ before, sentence }) => (
          <>
            <Field
              label="Leave out of Insights customers who first ordered before"
              hint="For data that starts in the middle of the company’s life: the real first order of older customers is missing."
            >
              <TextInput
                key={before}
                type="date"
                className="max-w-44"
                defaultValue={before ?? ''}
                min="1000-01-01"
                max="9999-12-31"
                onBlur={({ currentTarget }) => {
                  const day = currentTarget.value || null
                  if (day !== before && currentTarget.validity.valid) change.mutate(day)
                }}
                onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
              />
            </Field>
            <p className="text-soft">{sentence ?? 'Nobody is left out.'}</p>
          </>
        )}
      </LoadingPanel>
      <Saved done={change.isSuccess} error={change.error} />
    </section>
  )
}
