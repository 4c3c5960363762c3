import { targetFrom } from '../../../server/goals/templates/catalogue.ts'
import type { Template } from '../../../server/goals/templates/catalogue.ts'
import { dayAfter } from '../../../ui/date/days.ts'
import type { ValueFormat } from '../values/values.ts'
import { formatInput, parseValue } from '../values/values.ts'
import type { Metric } from '../queries.ts'

/** What a new goal starts from: a template, or nothing. */
export interface Start {
  template: Template | null
}

/** A goal as typed in the form. */
export interface Plan {
  template: Template | null
  outcome: string
  /** The metric of a goal without a template. */
  metric: Metric | null
  baseline: string
  target: string
  /** Whether the target was typed and no longer follows the baseline. */
  isOwnTarget: boolean
  dueOn: string
}

const USUAL_DAYS = 90

export function startingPlan({ template }: Start): Plan {
  return {
    template,
    outcome: template?.outcome ?? '',
    metric: null,
    baseline: '',
    target: '',
    isOwnTarget: false,
    dueOn: '',
  }
}

/** The default due date. */
export const usualDue = ({ template }: Pick<Plan, 'template'>, today: string): string =>
  dayAfter(today, template?.dueInDays ?? USUAL_DAYS)

/**
 * The plan with another baseline; a target that was not typed follows it.
 */
export function withBaseline(plan: Plan, baseline: string, valueFormat: ValueFormat): Plan {
  const { template } = plan
  if (!template || plan.isOwnTarget) return { ...plan, baseline }
  const { unit } = template.metric
  const value = parseValue(baseline, unit, valueFormat)
  const target =
    value === null ? '' : formatInput(targetFrom(template.change, value, unit), unit, valueFormat)
  return { ...plan, baseline, target }
}
