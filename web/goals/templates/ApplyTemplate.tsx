import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { templates } from '../../../server/goals/templates/catalogue.ts'
import type { Template } from '../../../server/goals/templates/catalogue.ts'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useToast } from '../../../ui/message/Toast.tsx'
import { rondo } from '../../client/rondo.ts'
import { useDebounced } from '../../useDebounced.ts'
import { ApplyPreview } from './ApplyPreview.tsx'
import { ApplyForm } from './ApplyForm.tsx'
import { applyInputOf, emptyAudience } from './audience.ts'
import type { Audience } from './audience.ts'
import { GOALS } from '../queries.ts'
import { TemplateChoice } from './TemplateChoice.tsx'
import { useValueFormat } from '../values/useValueFormat.ts'
import { formatCount } from '../../../values/count.ts'

type ApplyInput = Parameters<typeof rondo.goals.apply>[0]

/** Counts what applying the template would do. */
function useDryRun(input: ApplyInput | null) {
  return useQuery({
    queryKey: [...GOALS, 'dry run', input],
    queryFn: ({ signal }) => rondo.goals.apply({ ...input!, dry: true }, { signal }),
    enabled: input !== null,
    retry: false,
  })
}

function useApply(onDone: () => void) {
  const client = useQueryClient()
  const say = useToast()
  return useMutation({
    networkMode: 'always',
    mutationFn: (input: ApplyInput) => rondo.goals.apply(input),
    async onSuccess({ made }) {
      onDone()
      say({ title: `${formatCount(made, 'goal', String)} ${made === 1 ? 'was' : 'were'} set` })
      await client.invalidateQueries({ queryKey: GOALS })
      await client.invalidateQueries({ queryKey: ['customer'] })
    },
  })
}

function ChooseAudience(props: {
  template: Template
  open: boolean
  onClose: () => void
  onBack: () => void
}) {
  const { template, open, onClose, onBack } = props
  const valueFormat = useValueFormat()
  const [audience, setAudience] = useState<Audience>(emptyAudience)
  const input = applyInputOf(template, audience, valueFormat)
  const settled = useDebounced(input, 300)
  const dry = useDryRun(settled)
  const apply = useApply(onClose)
  const isCounted = dry.data !== undefined && JSON.stringify(settled) === JSON.stringify(input)
  const made = isCounted ? dry.data.made : 0
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`“${template.outcome}” for which customers?`}
      description="Each customer starts at their latest reading; customers who already have this goal keep it."
      actions={
        <>
          <Button onClick={onBack}>Back</Button>
          <Button
            kind="primary"
            disabled={made === 0}
            busy={apply.isPending}
            onClick={() => input && apply.mutate(input)}
          >
            {isCounted ? `Set ${formatCount(made, 'goal', String)}` : 'Set the goals'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {apply.error && (
          <Callout tone="harm" title="No goals were set">
            {apply.error.message}
          </Callout>
        )}
        <ApplyForm template={template} audience={audience} onChange={setAudience} />
        <ApplyPreview query={dry} isCounted={isCounted} />
      </div>
    </Dialog>
  )
}

/** Applies a template to many customers: choose it, choose the customers, see the count, then confirm. */
export function ApplyTemplate({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const template = templates.find(({ id }) => id === chosen)
  function close() {
    setChosen(null)
    onClose()
  }
  if (template) {
    return <ChooseAudience template={template} open={open} onClose={close} onBack={() => setChosen(null)} />
  }
  return (
    <Dialog
      wide
      open={open}
      onClose={close}
      title="Apply a template to many"
      description="Choose a goal. Next, you choose the customers and see how many there are before anything is saved."
      actions={<Button onClick={close}>Cancel</Button>}
    >
      <TemplateChoice onChoose={({ id }) => setChosen(id)} />
    </Dialog>
  )
}
