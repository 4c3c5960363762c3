import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import type { ImportOnPage } from '../imports/queries.ts'
import { KIND_PAGES } from '../kinds.ts'
import type { PlanMutation } from './usePlan.ts'

/** The source of the file, and what else its kind asks about it. */
export function Source({ file, plan }: { file: ImportOnPage; plan: PlanMutation }) {
  const Origin = KIND_PAGES[file.kind]?.Origin
  function name(source: string) {
    if (source && source !== file.source) plan.mutate({ source })
  }
  return (
    <section aria-label="Source" className="flex max-w-2xl flex-col gap-5">
      <h2 className="text-title font-semibold">Source</h2>
      <Field
        label="Source"
        hint={`A short lower-case name, such as shop or till-2. Files from the same source share their customers and ${file.noun}s, so nothing is counted twice.`}
        error={plan.error && plan.variables?.source !== undefined ? plan.error.message : null}
      >
        <TextInput
          key={file.source}
          defaultValue={file.source}
          maxLength={50}
          className="max-w-60"
          onBlur={(event) => name(event.currentTarget.value.trim())}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </Field>
      {Origin && <Origin file={file} plan={plan} />}
    </section>
  )
}
