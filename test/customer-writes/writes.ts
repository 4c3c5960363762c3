import type { DescribedServer } from '../described-server.ts'

type Ids = Record<string, number>
type Prepare = (server: DescribedServer, id: number, metricId: number) => Promise<Ids>

/** One route that writes for a customer: how to call it, and what has to be in the database once it was acknowledged. */
export type Write = {
  /** Makes what the call changes. @returns the ids of its path */
  prepare?: Prepare
  body?: (made: { metricId: number }) => object
  table: string
  /** The parameter of the path with the id of the row; without it, the id of the response. */
  row?: string
  /** A condition on the row (SQL). */
  where?: string
  /** The row must be absent. */
  isDeleted?: true
}

const DUE = '2099-01-01'
const OF = '/api/customers/{id}'

const goalOf = (metricId: number) => ({ outcome: 'More', metricId, target: 2, baseline: 1, dueOn: DUE })

const creates =
  (name: string, route: string, body: (metricId: number) => object) =>
  async ({ call }: DescribedServer, id: number, metricId: number): Promise<Ids> => ({
    [name]: (await call<{ id: number }>(route, { path: { id, customerId: id }, body: body(metricId) })).id,
  })

const note = creates('noteId', 'POST /api/customers/{customerId}/notes', () => ({ text: 'Called' }))
const link = creates('linkId', `POST ${OF}/portal/links`, () => ({ email: 'noa@example.com' }))
const change = creates('changeId', `POST ${OF}/subscriptions`, () => started)
const reading = creates('readingId', `POST ${OF}/readings`, (metricId) => ({ metricId, value: 1 }))
const goal = creates('goalId', `POST ${OF}/goals`, (metricId) => ({ ...goalOf(metricId), agreed: false }))

const started = { entry: { change: 'started', on: '2026-01-01', monthly: 4900 } }

const milestone: Prepare = async (server, id, metricId) => {
  const { goalId } = await goal(server, id, metricId)
  const { id: milestoneId } = await server.call<{ id: number }>(`POST ${OF}/goals/{goalId}/milestones`, {
    path: { id, goalId: goalId! },
    body: { title: 'First' },
  })
  return { milestoneId }
}

const comment: Prepare = async (server, id, metricId) => {
  const { goalId } = await goal(server, id, metricId)
  const { id: commentId } = await server.call<{ id: number }>(`POST ${OF}/goals/{goalId}/comments`, {
    path: { id, goalId: goalId! },
    body: { text: 'Hello' },
  })
  return { commentId }
}

/** Prepares, and calls one more route with the same path. */
const then =
  (prepare: Prepare, route: string, body: object = {}): Prepare =>
  async (server, id, metricId) => {
    const ids = await prepare(server, id, metricId)
    await server.call(route, { path: { id, ...ids }, body })
    return ids
  }

/** Every route of a customer that writes; a test compares them with the document of the API. */
export const WRITES: Record<string, Write> = {
  'POST /api/customers/{customerId}/contacts': { body: () => ({ name: 'Noa' }), table: 'contact' },
  'POST /api/customers/{customerId}/notes': { body: () => ({ text: 'Called' }), table: 'note' },
  [`DELETE ${OF}/notes/{noteId}`]: {
    prepare: note,
    table: 'note',
    row: 'noteId',
    where: 'deleted_at is not null',
  },
  [`POST ${OF}/notes/{noteId}/restore`]: {
    prepare: then(note, `DELETE ${OF}/notes/{noteId}`),
    table: 'note',
    row: 'noteId',
    where: 'deleted_at is null',
  },
  [`POST ${OF}/judgement`]: { body: () => ({ level: 4, reason: 'They say so' }), table: 'judgement' },
  [`POST ${OF}/subscriptions`]: { body: () => started, table: 'subscription_change' },
  [`DELETE ${OF}/subscriptions/{changeId}`]: {
    prepare: change,
    table: 'subscription_change',
    row: 'changeId',
    isDeleted: true,
  },
  [`POST ${OF}/portal/links`]: { body: () => ({ email: 'ada@example.com' }), table: 'portal_link' },
  [`POST ${OF}/portal/links/{linkId}/revoke`]: {
    prepare: link,
    table: 'portal_link',
    row: 'linkId',
    where: 'revoked_at is not null',
  },
  [`POST ${OF}/readings`]: { body: ({ metricId }) => ({ metricId, value: 3 }), table: 'reading' },
  [`POST ${OF}/readings/{readingId}/correct`]: {
    prepare: reading,
    body: () => ({ value: 1.5 }),
    table: 'reading',
    where: 'corrects is not null',
  },
  [`POST ${OF}/readings/{readingId}/dispute`]: {
    prepare: reading,
    body: () => ({ reason: 'Too low' }),
    table: 'reading',
    row: 'readingId',
    where: 'disputed_at is not null',
  },
  [`POST ${OF}/readings/{readingId}/settle`]: {
    prepare: then(reading, `POST ${OF}/readings/{readingId}/dispute`, { reason: 'Too low' }),
    body: () => ({ answer: 'Counted again' }),
    table: 'reading',
    row: 'readingId',
    where: 'settled_at is not null',
  },
  [`POST ${OF}/goals`]: { body: ({ metricId }) => goalOf(metricId), table: 'goal' },
  [`POST ${OF}/goals/from-template`]: {
    body: () => ({ template: 'open_rate', baseline: 0.2, teamOwner: null }),
    table: 'goal',
  },
  [`PATCH ${OF}/goals/{goalId}`]: {
    prepare: goal,
    body: () => ({ outcome: 'More people read' }),
    table: 'goal',
    row: 'goalId',
    where: "outcome = 'More people read'",
  },
  [`POST ${OF}/goals/{goalId}/agree`]: {
    prepare: goal,
    table: 'goal',
    row: 'goalId',
    where: 'agreed_on is not null',
  },
  [`POST ${OF}/goals/{goalId}/status`]: {
    prepare: goal,
    body: () => ({ status: 'at_risk', reason: 'Their editor has left' }),
    table: 'goal',
    row: 'goalId',
    where: "override_status = 'at_risk'",
  },
  [`POST ${OF}/goals/{goalId}/drop`]: {
    prepare: goal,
    body: () => ({ reason: 'Not needed' }),
    table: 'goal',
    row: 'goalId',
    where: "override_status = 'dropped'",
  },
  [`DELETE ${OF}/goals/{goalId}`]: { prepare: goal, table: 'goal', row: 'goalId', isDeleted: true },
  [`POST ${OF}/goals/{goalId}/milestones`]: {
    prepare: goal,
    body: () => ({ title: 'Second' }),
    table: 'milestone',
  },
  [`PATCH ${OF}/milestones/{milestoneId}`]: {
    prepare: milestone,
    body: () => ({ title: 'Changed' }),
    table: 'milestone',
    row: 'milestoneId',
    where: "title = 'Changed'",
  },
  [`DELETE ${OF}/milestones/{milestoneId}`]: {
    prepare: milestone,
    table: 'milestone',
    row: 'milestoneId',
    isDeleted: true,
  },
  [`POST ${OF}/goals/{goalId}/comments`]: {
    prepare: goal,
    body: () => ({ text: 'Hello' }),
    table: 'goal_comment',
  },
  [`DELETE ${OF}/comments/{commentId}`]: {
    prepare: comment,
    table: 'goal_comment',
    row: 'commentId',
    where: 'deleted_at is not null',
  },
  [`POST ${OF}/comments/{commentId}/restore`]: {
    prepare: then(comment, `DELETE ${OF}/comments/{commentId}`),
    table: 'goal_comment',
    row: 'commentId',
    where: 'deleted_at is null',
  },
}
