import { cast, type Person } from '../customers/sample/cast.ts'
import { makeFromTemplate } from './goals.ts'
import { metrics } from './metrics/metrics.ts'
import { record } from './readings/readings.ts'
import { eraseGoals } from './progress/progress.ts'
import { templateOf } from './templates/catalogue.ts'
import type { SampleShare, Scope } from '../platform/scope/scope.ts'
import { findCustomers } from '../customers/identity/lookup-store.ts'
import { DAY_MS } from '../../values/days.ts'

/** A goal of someone in the cast. Days are counted back from today; the readings are evenly spread. */
type SampleGoal = {
  who: Person
  template: string
  baseline: number
  target: number
  beganAgo: number
  dueIn: number
  lastReadAgo: number
  readings: number[]
  isAgreed: boolean
}

const GOALS: SampleGoal[] = [
  // Where she wanted to be, a little early.
  {
    who: cast.ada,
    template: 'open_rate',
    baseline: 0.21,
    target: 0.26,
    beganAgo: 80,
    dueIn: 10,
    lastReadAgo: 4,
    readings: [0.212, 0.219, 0.228, 0.236, 0.244, 0.251, 0.262],
    isAgreed: true,
  },
  // Far behind the line.
  {
    who: cast.cleo,
    template: 'click_rate',
    baseline: 0.02,
    target: 0.03,
    beganAgo: 60,
    dueIn: 30,
    lastReadAgo: 3,
    readings: [0.0204, 0.0212, 0.0217, 0.0215, 0.022],
    isAgreed: true,
  },
  // Ahead of it after three weeks.
  {
    who: cast.ivo,
    template: 'open_rate',
    baseline: 0.18,
    target: 0.23,
    beganAgo: 20,
    dueIn: 70,
    lastReadAgo: 2,
    readings: [0.184, 0.191, 0.198],
    isAgreed: true,
  },
  {
    who: cast.hana,
    template: 'subscribers',
    baseline: 4100,
    target: 4920,
    beganAgo: 45,
    dueIn: 45,
    lastReadAgo: 4,
    readings: [4160, 4250, 4370, 4480],
    isAgreed: true,
  },
  // Talked about, and not agreed yet.
  {
    who: cast.emil,
    template: 'unsubscribe_rate',
    baseline: 0.012,
    target: 0.009,
    beganAgo: 10,
    dueIn: 80,
    lastReadAgo: 10,
    readings: [],
    isAgreed: false,
  },
]

const AUTHOR = { side: 'team', name: 'Morgenpost' } as const

/** The goals of the cast, with readings up to today. */
export const sample: SampleShare = {
  load: loadGoals,
  remove: (scope, { batchId, loadedAt }) => eraseGoals(scope, batchId, loadedAt),
}

async function loadGoals(scope: Scope): Promise<void> {
  const people = GOALS.map(({ who }) => ({ kind: 'email' as const, ref: who.email! }))
  const ids = await findCustomers(scope, people)
  for (const [i, goal] of GOALS.entries()) {
    const id = ids[i]
    if (id !== null && id !== undefined) await oneGoal(scope, id, goal)
  }
}

async function oneGoal(scope: Scope, id: number, goal: SampleGoal): Promise<void> {
  const { template, baseline, target, beganAgo, dueIn, isAgreed } = goal
  const moment = (daysAgo: number) => new Date(scope.now.getTime() - daysAgo * DAY_MS)
  const text = (daysAgo: number) => moment(daysAgo).toISOString().slice(0, 10)
  const plan = { baseline, target, startsOn: text(beganAgo), dueOn: text(-dueIn), agreed: isAgreed }
  await makeFromTemplate(scope, { id, template, customerOwner: null, ...plan })
  const { key } = templateOf(template)!.metric
  const metricId = (await metrics(scope)).find((one) => one.key === key)!.id
  const step = (beganAgo - goal.lastReadAgo) / goal.readings.length
  for (const [i, value] of goal.readings.entries()) {
    const daysAgo = goal.lastReadAgo + (goal.readings.length - 1 - i) * step
    await record(scope, AUTHOR, { id, metricId, value, at: moment(daysAgo) })
  }
}
