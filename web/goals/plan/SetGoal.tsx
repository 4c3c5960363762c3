import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { TemplateChoice } from '../templates/TemplateChoice.tsx'
import type { Customer } from '../../customers/queries.ts'
import { PlanForm } from './PlanForm.tsx'
import { startingPlan } from './plan.ts'
import type { Start } from './plan.ts'

/** Sets a goal in under a minute: choose a template, then fill in three fields. */
export function SetGoal(props: { customer: Customer; open: boolean; onClose: () => void }) {
  const { customer, open, onClose } = props
  const [start, setStart] = useState<Start | null>(null)
  if (start) {
    return (
      <PlanForm
        key={start.template?.id ?? 'own'}
        customer={customer}
        plan={startingPlan(start)}
        open={open}
        onClose={onClose}
        onBack={() => setStart(null)}
      />
    )
  }
  return (
    <Dialog
      wide
      open={open}
      onClose={onClose}
      title={`What does ${customer.name} want to achieve?`}
      description="Choose the closest one; you can change every word."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={() => setStart({ template: null })}>Something else</Button>
        </>
      }
    >
      <TemplateChoice onChoose={(template) => setStart({ template })} />
    </Dialog>
  )
}
