import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { formText } from '../../formText.ts'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { GOALS } from '../queries.ts'
import type { Metric } from '../queries.ts'
import { rondo } from '../../client/rondo.ts'

/** Renames a metric; its key stays, because programs use it. */
export function RenameMetric(props: { metric: Metric; open: boolean; onClose: () => void }) {
  const { metric, open, onClose } = props
  const client = useQueryClient()
  const rename = useMutation({
    mutationFn: (name: string) => rondo.goals.renameMetric({ id: metric.id, name }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: GOALS })
      onClose()
    },
  })
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`Rename “${metric.name}”`}
      description={`Programs continue to use the key ${metric.key}.`}
      verb="Rename it"
      busy={rename.isPending}
      error={rename.error}
      refused="Not renamed"
      onSubmit={(form) => rename.mutate(formText(form, 'name') ?? '')}
    >
      <Field label="Name">
        <TextInput name="name" required maxLength={200} autoComplete="off" defaultValue={metric.name} />
      </Field>
    </FormDialog>
  )
}
