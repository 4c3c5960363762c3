import { confirmCustomers } from '../../customers/customers.ts'
import { formatDay, parseDay } from '../../platform/calendar/days.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { AppliedTemplate } from './schema.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { ensureTemplateMetric, matchingMetric, refuseArchived } from '../metrics/metrics.ts'
import { refreshProgress } from '../progress/progress.ts'
import { refuseInvalidValue } from '../readings/validity.ts'
import type { ApplyInput } from '../schema.ts'
import { requireTeamOwner } from '../owners/owners.ts'
import { templateOf, type Template } from './catalogue.ts'
import { eligibility, type EligibleCustomer } from './eligibility.ts'
import { candidates as loadCandidates, insertGoals } from './store.ts'

/** @throws Refusal 404 when there is none */
export function existingTemplate(id: string): Template {
  const template = templateOf(id)
  if (template) return template
  throw new Refusal(404, 'template_unknown', `There is no template "${id}". Choose one from the list.`)
}

/**
 * Sets the goal of a template for many customers, each from their own latest reading. Customers who have such a goal under
 * way keep it, so that applying a template again creates nothing twice.
 *
 * @throws Refusal 404 when there is no such template, 400 for an end before the beginning, 409 when its metric is archived
 * or has another unit or direction here
 */
export async function applyTemplate(scope: Scope, input: ApplyInput): Promise<AppliedTemplate> {
  const template = existingTemplate(input.template)
  if (input.baseline !== undefined) refuseInvalidValue(input.baseline, template.metric.unit, 'baseline')
  return inTransaction(scope, async (scope) => {
    const period = await periodOf(scope, input, template)
    if (input.teamOwner) await requireTeamOwner(scope, input.teamOwner)
    if (!input.dry) await lock(scope.db, 'goals')
    const metric = await matchingMetric(scope, template)
    if (metric) refuseArchived(metric)
    const { timeZone } = await todayOf(scope)
    const candidates = await loadCandidates(scope.db, input.to, {
      templateId: template.id,
      metricId: metric?.id ?? null,
      timeZone,
    })
    const { eligible, left } = eligibility(candidates, input.baseline, template)
    if (!input.dry && eligible.length > 0) await setGoals(scope, input, template, eligible, period)
    const customers = 'customers' in input.to ? new Set(input.to.customers).size : candidates.length
    const unknown = Math.max(0, customers - candidates.length)
    return { customers: candidates.length + unknown, made: eligible.length, left: { ...left, unknown } }
  })
}

type Period = { today: string; startsOn: string; dueOn: string }

async function periodOf(scope: Scope, input: ApplyInput, template: Template): Promise<Period> {
  const { text: today } = await todayOf(scope)
  const startsOn = input.startsOn ?? today
  const dueOn = input.dueOn ?? formatDay(parseDay(startsOn) + template.dueInDays)
  if (dueOn <= startsOn)
    throw new Refusal(
      400,
      'due_on',
      `The goals are due on ${dueOn}, which is not after ${startsOn}, when they begin.`,
    )
  return { today, startsOn, dueOn }
}

async function setGoals(
  scope: Scope,
  input: ApplyInput,
  template: Template,
  customers: readonly EligibleCustomer[],
  { today, startsOn, dueOn }: Period,
): Promise<void> {
  const { db, actor, now } = scope
  const { id: metricId } = await ensureTemplateMetric(scope, template)
  const me = actor.kind === 'user' ? actor.id : null
  const goal = {
    outcome: template.outcome,
    metricId,
    agreedOn: input.agreed ? today : null,
    startsOn,
    dueOn,
    teamOwner: input.teamOwner === undefined ? me : input.teamOwner,
    template: template.id,
    createdBy: actorDisplayName(actor),
  }
  await insertGoals(db, goal, customers, now)
  const ids = customers.map(({ id }) => id)
  await confirmCustomers(scope, ids)
  await refreshProgress(scope, ids)
}
