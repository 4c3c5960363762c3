import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { applyTemplate } from './templates/templates.ts'
import { comment } from './comments/comments.ts'
import * as goals from './goals.ts'
import * as list from './list/list.ts'
import { archiveMetric, makeMetric, metrics } from './metrics/metrics.ts'
import { addMilestone, changeMilestone } from './milestones/milestones.ts'
import { record } from './readings/readings.ts'
import { applyInput, listInput, newGoal, newMetric } from './schema.ts'
import { goalsOf, goalDetails } from './list/list.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../test/database.ts'
import { at, openRate, team, them } from './goals.fixture.ts'
import { customer } from '../../test/world.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

test('a goal from a template takes one call, and describes its progress in words', async () => {
  const { id, metricId, goalId } = await openRate(scope, 'Ada')
  assert.equal((await goalDetails(scope, id, goalId)).sentence, 'No reading yet')
  await record(scope, team, { id, metricId, value: 0.29, at: at('2026-11-20') })
  const { status, sentence, readings, latest, series } = await goalDetails(scope, id, goalId)
  assert.deepEqual(
    { status, sentence, readings, latest },
    {
      status: 'on_track',
      sentence: 'Nine tenths of the way, 10 days ahead of pace',
      readings: 1,
      latest: 0.29,
    },
  )
  assert.deepEqual(
    series.map(({ value, reportedBy, source }) => ({ value, reportedBy, source })),
    [{ value: 0.29, reportedBy: 'Mara', source: 'team' }],
  )
})

test('the baseline cannot change once the goal is agreed', async () => {
  const { id, goalId } = await openRate(scope, 'Emil')
  await assert.rejects(goals.changeGoal(scope, { id, goalId, baseline: 0.1 }), { code: 'baseline_agreed' })
  await goals.changeGoal(scope, { id, goalId, target: 0.35 })
  assert.equal((await goalDetails(scope, id, goalId)).target, 0.35)
})

test('an invalid plan is refused with the reason', async () => {
  const { id, metricId } = await openRate(scope, 'Fay')
  const plan = { id, metricId, outcome: 'x', baseline: 0.2, target: 0.3, dueOn: '2027-01-01' }
  const refused = (change: object) =>
    assert.rejects(goals.make(scope, newGoal.parse({ ...plan, ...change })), { status: 400 })
  await refused({ target: 0.1 })
  await refused({ target: 30 })
  await refused({ dueOn: '2026-11-22' })
  await refused({ teamOwner: 'nobody-such' })
  await refused({ customerOwner: 4711 })
  await assert.rejects(goals.make(scope, newGoal.parse({ ...plan, metricId: 4711 })), { status: 404 })
  await assert.rejects(goals.make(scope, newGoal.parse({ ...plan, id: 4711 })), { status: 404 })
})

test('a status set by a person overrides the readings until it is removed', async () => {
  const { id, goalId } = await openRate(scope, 'Gus')
  await goals.overrideStatus(scope, id, goalId, { status: 'at_risk', reason: 'Their only editor has left.' })
  const overridden = await goalDetails(scope, id, goalId)
  assert.deepEqual(
    [overridden.status, overridden.override!.reason],
    ['at_risk', 'Their only editor has left.'],
  )
  await goals.overrideStatus(scope, id, goalId, null)
  assert.equal((await goalDetails(scope, id, goalId)).override, null)
})

test('milestones are reached, both sides comment, and a goal with a customer’s comment is not deleted', async () => {
  const { id, goalId } = await openRate(scope, 'Hana')
  const { id: milestoneId } = await addMilestone(scope, { id, goalId, title: 'First mailing', dueOn: null })
  await changeMilestone(scope, { id, milestoneId, reachedOn: '2026-11-21' })
  await comment(scope, team, { id, goalId, text: 'Well begun.' })
  await comment(scope, them, { id, goalId, text: 'Thank you.' })
  const { milestones, comments } = await goalDetails(scope, id, goalId)
  assert.equal(milestones[0]!.reachedOn, '2026-11-21')
  assert.deepEqual(
    comments.map(({ side, author }) => [side, author]),
    [
      ['team', 'Mara'],
      ['customer', 'Cleo'],
    ],
  )
  await assert.rejects(goals.remove(scope, id, goalId), { code: 'goal_commented' })
})

test('a template applied twice creates each goal once, and the dry run reports what it would do', async () => {
  const ids = [await customer(scope, 'Ivo'), await customer(scope, 'Jo'), await customer(scope, 'Kit')]
  const { metric } = (await goalsOf(scope, (await openRate(scope, 'Lou')).id))[0]!
  await record(scope, team, { id: ids[0]!, metricId: metric.id, value: 0.4, at: at('2026-11-01') })
  const input = (change: object) =>
    applyInput.parse({ template: 'open_rate', to: { customers: [...ids, 999_999] }, ...change })
  const expected = { customers: 4, made: 1, left: { hasIt: 0, noReading: 2, noTarget: 0, unknown: 1 } }
  assert.deepEqual(await applyTemplate(scope, input({ dry: true })), expected)
  assert.deepEqual(await goalsOf(scope, ids[0]!), [])
  assert.deepEqual(await applyTemplate(scope, input({})), expected)
  assert.deepEqual(
    (await goalsOf(scope, ids[0]!)).map(({ baseline, target, status }) => [baseline, target, status]),
    [[0.4, 0.45, 'planned']],
  )
  const again = await applyTemplate(scope, input({ baseline: 0.1 }))
  assert.deepEqual([again.made, again.left.hasIt], [2, 1])
  assert.equal((await applyTemplate(scope, input({ baseline: 0.1 }))).made, 0)
})

test('“since a day” means since its beginning in the company’s time zone', async () => {
  await sql`update settings set time_zone = 'Europe/Berlin'`.execute(scope.db)
  const id = await customer(scope, 'Mia')
  await sql`update customer set created_at = '2031-05-01 22:30Z' where id = ${id}`.execute(scope.db)
  const since = (createdSince: string) =>
    applyTemplate(
      scope,
      applyInput.parse({ template: 'click_rate', to: { filter: { createdSince } }, dry: true }),
    )
  assert.equal((await since('2031-05-02')).customers, 1)
  assert.equal((await since('2031-05-03')).customers, 0)
})

test('all goals are listed page by page, each once, and counted by status', async () => {
  const ids: number[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list.listGoals>> = await list.listGoals(
      scope,
      listInput.parse({ limit: 3, ...(after ? { after } : {}) }),
    )
    ids.push(...page.goals.map(({ id }) => id))
    after = page.next
  } while (after)
  const counts = await list.countGoals(scope, {})
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(
    Object.values(counts).reduce((sum, one) => sum + one, 0),
    ids.length,
  )
  const page = await list.listGoals(scope, listInput.parse({ search: 'gus' }))
  assert.deepEqual(
    page.goals.map(({ customerName }) => customerName),
    ['Gus'],
  )
})

test('a metric is created once per key, and an archived one is not accepted for goals', async () => {
  const metric = newMetric.parse({ name: 'Parcels lost', unit: 'count', direction: 'down' })
  await makeMetric(scope, metric)
  await assert.rejects(makeMetric(scope, metric), { code: 'metric_known' })
  const created = (await metrics(scope)).find(({ key }) => key === 'parcels_lost')!
  assert.deepEqual([created.goals, created.customers], [0, 0])
  const id = await customer(scope, 'Ned')
  const { id: openRateId } = (await metrics(scope)).find(({ key }) => key === 'open_rate')!
  await archiveMetric(scope, openRateId)
  const plan = { metricId: openRateId, outcome: 'x', baseline: 0.2, target: 0.3, dueOn: '2027-01-01' }
  await assert.rejects(goals.make(scope, newGoal.parse({ id, ...plan })), { code: 'metric_archived' })
  const all = { template: 'open_rate', to: { customers: [id] }, baseline: 0.2 }
  for (const dry of [true, false])
    await assert.rejects(applyTemplate(scope, applyInput.parse({ ...all, dry })), { code: 'metric_archived' })
})
