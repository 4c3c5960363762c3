import { sql, type RawBuilder } from 'kysely'
import { confirmCustomers } from '../../customers/customers.ts'
import { parseDay, formatDay } from '../../platform/calendar/days.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { refuseInvalidValue } from '../readings/validity.ts'
import * as store from '../store.ts'
import { existingTemplate } from '../goals.ts'
import { lockGoals } from '../lock.ts'
import { matchingMetric, ensureTemplateMetric, refuseArchived } from '../metrics/metrics.ts'
import type { AppliedTemplate } from '../goal.ts'
import type { ApplyInput } from '../schema.ts'
import { targetFrom, type Template } from './catalogue.ts'
import { refreshProgress } from '../progress/progress.ts'

type Candidate = { id: number; baseline: number | null; hasGoal: boolean }
type EligibleCustomer = { id: number; baseline: number; target: number }

/**
 * One template for many customers: who has a goal of it under way keeps that one, so that applying it again makes
 * nothing twice. Each begins at their own latest reading.
 *
 * @throws Refusal 404 when there is no such template, 400 for an end before the beginning, 409 when its metric is
 * archived or another here
 */
export async function applyTemplate(scope: Scope, input: ApplyInput): Promise<AppliedTemplate> {
  const template = existingTemplate(input.template)
  if (input.baseline !== undefined) refuseInvalidValue(input.baseline, template.metric.unit, 'baseline')
  return inTransaction(scope, async (scope) => {
    const { text: today } = await todayOf(scope)
    const startsOn = input.startsOn ?? today
    const dueOn = input.dueOn ?? formatDay(parseDay(startsOn) + template.dueInDays)
    if (dueOn <= startsOn)
      throw new Refusal(
        400,
        'due_on',
        `The goals are due on ${dueOn}, which is not after ${startsOn}, when they begin.`,
      )
    if (input.teamOwner && !(await store.hasPerson(scope.db, input.teamOwner)))
      throw new Refusal(400, 'team_owner', `Nobody of the team has the id "${input.teamOwner}".`)
    if (!input.dry) await lockGoals(scope.db)
    const { unknown, candidates } = await candidatesFor(scope, input, template)
    const { fits, left } = classify(candidates, input, template)
    const customers = candidates.length + unknown
    if (!input.dry && fits.length > 0) await makeAll(scope, input, template, fits, { today, startsOn, dueOn })
    return { customers, made: fits.length, left: { ...left, unknown } }
  })
}

async function candidatesFor(
  scope: Scope,
  { to }: ApplyInput,
  template: Template,
): Promise<{ unknown: number; candidates: Candidate[] }> {
  const { timeZone } = await todayOf(scope)
  const chosen = 'customers' in to ? customersByIds(to.customers) : customersByFilter(to.filter, timeZone)
  const metric = await matchingMetric(scope, template)
  if (metric) refuseArchived(metric)
  const { rows } = await sql<Candidate>`
    select c.id,
           (select value from counted_reading r where r.customer_id = c.id and r.metric_id = ${metric?.id ?? 0}
            order by r.at desc, r.id desc limit 1) as baseline,
           exists (select from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
                   where g.customer_id = c.id and g.template = ${template.id} and s.status not in ('reached', 'dropped')) as "hasIt"
    from customer c where ${chosen} order by c.id
  `.execute(scope.db)
  const asked = 'customers' in to ? new Set(to.customers).size : rows.length
  return { unknown: Math.max(0, asked - rows.length), candidates: rows }
}

/** Also under ids that merges have turned into aliases. */
const customersByIds = (ids: readonly number[]): RawBuilder<unknown> => sql`
  c.id in (
    select coalesce(m.into_id, asked.id) from unnest(${ids}::bigint[]) as asked (id)
    left join customer_merge m on m.from_id = asked.id
  )
`

type Filter = Extract<ApplyInput['to'], { filter: unknown }>['filter']

function customersByFilter(
  { search, kind, country, createdSince, withoutGoal }: Filter,
  timeZone: string,
): RawBuilder<unknown> {
  const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    pattern && sql`c.search like lower(unaccent(${pattern}))`,
    kind && sql`c.kind = ${kind}`,
    country && sql`c.country = ${country}`,
    createdSince && sql`c.created_at >= ${createdSince}::timestamp at time zone ${timeZone}`,
    withoutGoal &&
      sql`not exists (select from goal_standing s where s.customer_id = c.id and s.status <> 'dropped')`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function classify(
  candidates: readonly Candidate[],
  input: ApplyInput,
  { change, metric }: Template,
): { fits: EligibleCustomer[]; left: Omit<AppliedTemplate['left'], 'unknown'> } {
  const left = { hasIt: 0, noReading: 0, noTarget: 0 }
  const fits: EligibleCustomer[] = []
  for (const { id, hasGoal: hasIt, baseline: own } of candidates) {
    const baseline = own ?? input.baseline ?? null
    const target = baseline === null ? null : targetFrom(change, baseline, metric.unit)
    if (hasIt) left.hasIt += 1
    else if (baseline === null || target === null) left.noReading += 1
    else if (target === baseline) left.noTarget += 1
    else fits.push({ id, baseline, target })
  }
  return { fits, left }
}

async function makeAll(
  scope: Scope,
  input: ApplyInput,
  template: Template,
  fits: readonly EligibleCustomer[],
  days: { today: string; startsOn: string; dueOn: string },
): Promise<void> {
  const { db, actor, now } = scope
  const metric = await ensureTemplateMetric(scope, template)
  const owner = input.teamOwner === undefined ? (actor.kind === 'user' ? actor.id : null) : input.teamOwner
  await sql`
    insert into goal (
      customer_id, outcome, metric_id, baseline, target, agreed_on, starts_on, due_on, team_owner, template,
      created_at, created_by
    )
    select id, ${template.outcome}, ${metric.id}, baseline, target, ${input.agreed ? days.today : null}::date,
           ${days.startsOn}::date, ${days.dueOn}::date, ${owner}, ${template.id}, ${now}, ${actorDisplayName(actor)}
    from unnest(
      ${fits.map(({ id }) => id)}::bigint[], ${fits.map(({ baseline }) => baseline)}::double precision[],
      ${fits.map(({ target }) => target)}::double precision[]
    ) as fit (id, baseline, target)
  `.execute(db)
  const ids = fits.map(({ id }) => id)
  await confirmCustomers(scope, ids)
  await refreshProgress(scope, ids)
}
