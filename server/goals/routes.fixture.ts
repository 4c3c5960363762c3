import type { Call, DescribedServer } from '../../test/described-server.ts'

type Created = { id: number }

const DUE = '2099-01-01'

/** Calls every route that changes metrics, readings and goals. */
export async function callRoutes({ call, createCustomer }: DescribedServer): Promise<void> {
  const id = await createCustomer('Readers')
  const metricId = await callMetrics(call)
  await callReadings(call, id, metricId)
  const goal = { outcome: 'More people open what they send', metricId, target: 2, baseline: 1, dueOn: DUE }
  const own = await call<Created>('POST /api/customers/{id}/goals', {
    path: { id },
    body: { ...goal, agreed: false },
  })
  await callGoal(call, id, own.id)
  await callMilestonesAndComments(call, id, own.id)
  const other = await call<Created>('POST /api/customers/{id}/goals', { path: { id }, body: goal })
  await call('DELETE /api/customers/{id}/goals/{goalId}', { path: { id, goalId: other.id } })
  const template = { template: 'open_rate', baseline: 0.2, teamOwner: null }
  await call('POST /api/customers/{id}/goals/from-template', { path: { id }, body: template })
  await call('POST /api/goals/apply', { body: { ...template, to: { customers: [id] }, dry: true } })
  await call('PUT /api/goals/emails', { body: { isOn: true } })
}

async function callMetrics(call: Call): Promise<number> {
  const metric = { name: 'Readers', unit: 'count', direction: 'up' }
  const { id } = await call<Created>('POST /api/metrics', { body: metric })
  const path = { id }
  await call('PUT /api/metrics/{id}', { path, body: { name: 'People who read' } })
  await call('POST /api/metrics/{id}/archive', { path })
  await call('POST /api/metrics/{id}/restore', { path })
  const computation = { kind: 'count', event: 'Mailing Sent', days: 30 }
  const computed = { name: 'Mailings', unit: 'count', direction: 'up', source: 'computed', computation }
  const { id: computedId } = await call<Created>('POST /api/metrics', { body: computed })
  await call('POST /api/metrics/{id}/compute', { path: { id: computedId } })
  return id
}

async function callReadings(call: Call, id: number, metricId: number): Promise<void> {
  const route = '/api/customers/{id}/readings'
  const record = (value: number) =>
    call<Created>(`POST ${route}`, { path: { id }, body: { metricId, value } })
  const { id: readingId } = await record(1)
  const path = { id, readingId }
  await call(`POST ${route}/{readingId}/dispute`, { path, body: { reason: 'Too low' } })
  await call(`POST ${route}/{readingId}/settle`, { path, body: { answer: 'It was counted again' } })
  await call(`POST ${route}/{readingId}/correct`, { path, body: { value: 1.5 } })
  await call(`GET ${route}`, { path: { id } })
}

async function callGoal(call: Call, id: number, goalId: number): Promise<void> {
  const goal = '/api/customers/{id}/goals/{goalId}'
  const path = { id, goalId }
  await call(`PATCH ${goal}`, { path, body: { outcome: 'More people read' } })
  await call(`POST ${goal}/agree`, { path })
  await call(`POST ${goal}/status`, { path, body: { status: 'at_risk', reason: 'Their editor has left' } })
  await call(`GET ${goal}`, { path })
  await call(`POST ${goal}/drop`, { path, body: { reason: 'Not needed' } })
}

async function callMilestonesAndComments(call: Call, id: number, goalId: number): Promise<void> {
  const goal = 'POST /api/customers/{id}/goals/{goalId}'
  const path = { id, goalId }
  const milestone = await call<Created>(`${goal}/milestones`, { path, body: { title: 'First mailing' } })
  const one = { path: { id, milestoneId: milestone.id } }
  await call('PATCH /api/customers/{id}/milestones/{milestoneId}', { ...one, body: { title: 'Second' } })
  await call('DELETE /api/customers/{id}/milestones/{milestoneId}', one)
  const comment = await call<Created>(`${goal}/comments`, { path, body: { text: 'Hello' } })
  const own = { path: { id, commentId: comment.id } }
  await call('DELETE /api/customers/{id}/comments/{commentId}', own)
  await call('POST /api/customers/{id}/comments/{commentId}/restore', own)
}
