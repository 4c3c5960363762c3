import { use, useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { dayIn } from '../../../ui/date/days.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { Switch } from '../../../ui/form/Switch.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { MetricField } from '../metrics/MetricField.tsx'
import { useValueFormat } from '../values/useValueFormat.ts'
import { ValueField } from '../values/ValueField.tsx'
import { parseValue } from '../values/values.ts'
import { rondo } from '../../client/rondo.ts'
import type { Customer } from '../../customers/queries.ts'
import { usualDue, withBaseline } from './plan.ts'
import type { Plan } from './plan.ts'
import { useGoalMutation } from '../customer/useGoalMutation.ts'

interface GoalInput {
  outcome: string
  baseline: number
  target: number
  dueOn: string
  agreed: boolean
}

function useSetGoal({ id }: Customer, { template, metric }: Plan, onDone: () => void) {
  return useGoalMutation(
    id,
    async (goal: GoalInput): Promise<void> => {
      if (template) await rondo.goals.makeFromTemplate({ id, template: template.id, ...goal })
      else if (metric) await rondo.goals.make({ id, metricId: metric.id, ...goal })
    },
    onDone,
  )
}

function Fields({ plan, today, set }: { plan: Plan; today: string; set: (plan: Plan) => void }) {
  const valueFormat = useValueFormat()
  const metric = plan.template?.metric ?? plan.metric
  return (
    <>
      {!plan.template && (
        <MetricField
          label="Measured by"
          value={plan.metric?.key ?? null}
          onChange={(next) => set({ ...plan, metric: next })}
        />
      )}
      {metric && (
        <>
          <ValueField
            required
            label={`${metric.name} today`}
            hint="Where they start."
            unit={metric.unit}
            typed={plan.baseline}
            onTyped={(baseline) => set(withBaseline(plan, baseline, valueFormat))}
          />
          <ValueField
            required
            label="Target"
            {...(plan.template && !plan.isOwnTarget
              ? { hint: 'What others usually reach; change it if you like.' }
              : {})}
            unit={metric.unit}
            typed={plan.target}
            onTyped={(target) => set({ ...plan, target, isOwnTarget: true })}
          />
        </>
      )}
      <Field label="By when">
        <TextInput
          type="date"
          required
          min={today}
          value={plan.dueOn || usualDue(plan, today)}
          onValueChange={(dueOn) => set({ ...plan, dueOn })}
        />
      </Field>
    </>
  )
}

/** The form for a new goal: outcome, baseline, target and due date. */
export function PlanForm(props: {
  customer: Customer
  plan: Plan
  open: boolean
  onClose: () => void
  onBack: () => void
}) {
  const { customer, open, onClose, onBack } = props
  const valueFormat = useValueFormat()
  const { timeZone } = use(LocaleContext)
  const [today] = useState(() => dayIn(new Date(), timeZone))
  const [plan, setPlan] = useState(props.plan)
  const [agreed, setAgreed] = useState(true)
  const save = useSetGoal(customer, plan, onClose)
  const unit = (plan.template?.metric ?? plan.metric)?.unit
  const baseline = unit ? parseValue(plan.baseline, unit, valueFormat) : null
  const target = unit ? parseValue(plan.target, unit, valueFormat) : null
  function submit() {
    if (baseline === null || target === null) return
    const dueOn = plan.dueOn || usualDue(plan, today)
    save.mutate({ outcome: plan.outcome.trim(), baseline, target, dueOn, agreed })
  }
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={`A goal for ${customer.name}`}
      verb="Set the goal"
      disabled={baseline === null || target === null}
      busy={save.isPending}
      error={save.error}
      refused="The goal was not set"
      onSubmit={submit}
    >
      <Button kind="quiet" size="small" className="-ms-2.5 self-start" onClick={onBack}>
        Choose another
      </Button>
      <Field label="In the customer’s words" hint="As they would say it. They see it on their page.">
        <TextInput
          required
          maxLength={500}
          autoComplete="off"
          value={plan.outcome}
          onValueChange={(outcome) => setPlan({ ...plan, outcome })}
        />
      </Field>
      <Fields plan={plan} today={today} set={setPlan} />
      <Switch
        label="Agreed with the customer today"
        hint="This fixes the baseline. Otherwise the goal stays planned until someone marks it as agreed."
        checked={agreed}
        onChange={setAgreed}
      />
    </FormDialog>
  )
}
