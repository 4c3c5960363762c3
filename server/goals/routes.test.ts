import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Goal, GoalDetails } from './list/schema.ts'
import type { Metric } from './metrics/schema.ts'
import type { ReadingBatch } from './imports/schema.ts'
import type { ReadingPage } from './readings/schema.ts'
import { eventually } from '../../test/eventually.ts'
import { startPortalServer } from '../../test/portal/server.ts'

let server: Awaited<ReturnType<typeof startPortalServer>>
let metricId: number
before(async () => {
  server = await startPortalServer()
  metricId = await server.made('/metrics', { name: 'Open rate', unit: 'percent', direction: 'up' })
})
after(() => server[Symbol.asyncDispose]())

const call = (method: string, path: string, body: unknown = {}) =>
  server.ask(method, `/api${path}`, { cookie: server.cookie }, body)

async function done<Result>(method: string, path: string, body?: unknown): Promise<Result> {
  const response = await call(method, path, body)
  const text = await response.text()
  assert.equal(response.status, 200, `${method} ${path}: ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as Result
}

async function refused(status: number, code: string, method: string, path: string, body?: unknown) {
  const response = await call(method, path, body)
  const refusal = (await response.json()) as { code: string; message: string }
  assert.deepEqual([response.status, refusal.code], [status, code], `${method} ${path}: ${refusal.message}`)
}

const goalOf = (customer: number, more: object = {}) =>
  server.made(`/customers/${customer}/goals`, {
    outcome: 'More people open',
    metricId,
    baseline: 0.2,
    target: 0.3,
    dueOn: '2099-01-01',
    ...more,
  })

test('a goal is agreed once, and then its baseline is fixed', async () => {
  const { ada, cleo } = server
  const goalId = await goalOf(cleo, { agreed: false })
  const goal = `/customers/${cleo}/goals/${goalId}`
  await done('PATCH', goal, { baseline: 0.22 })
  await done('POST', `${goal}/agree`)
  const { agreedOn, status } = await done<Goal>('GET', goal)
  assert.notEqual(agreedOn, null)
  assert.equal(status, 'on_track')
  await done('POST', `${goal}/agree`)
  assert.equal((await done<Goal>('GET', goal)).agreedOn, agreedOn)
  await refused(409, 'baseline_agreed', 'PATCH', goal, { baseline: 0.1 })
  await refused(404, 'goal_unknown', 'POST', `/customers/${ada}/goals/${goalId}/agree`)
  assert.equal((await call('POST', `/customers/${cleo}/goals/one/agree`)).status, 400)
})

test('a reading is disputed, settled and corrected, each once and by its own customer only', async () => {
  const { ada, cleo, made } = server
  const readingId = await made(`/customers/${cleo}/readings`, { metricId, value: 0.21 })
  const changes = [
    ['dispute', { reason: 'A test mailing.' }, 'reading_disputed'],
    ['settle', { answer: 'It went to everyone.' }, 'reading_undisputed'],
    ['correct', { value: 0.28 }, 'reading_corrected'],
  ] as const
  for (const [change, body, code] of changes) {
    const path = `/readings/${readingId}/${change}`
    await refused(404, 'reading_unknown', 'POST', `/customers/${ada}${path}`, body)
    await done('POST', `/customers/${cleo}${path}`, body)
    await refused(409, code, 'POST', `/customers/${cleo}${path}`, body)
  }
  const { readings } = await done<ReadingPage>('GET', `/customers/${cleo}/readings`)
  const [better, old] = readings
  assert.deepEqual([better!.value, better!.corrects, better!.reportedBy], [0.28, readingId, 'Ada'])
  assert.deepEqual([old!.correctedBy, old!.counts], [better!.id, false])
  assert.deepEqual([old!.dispute!.reason, old!.settled!.answer], ['A test mailing.', 'It went to everyone.'])
  const one = `/customers/${cleo}/readings/${better!.id}`
  await refused(400, 'value', 'POST', `${one}/correct`, { value: 28 })
  await refused(400, 'at', 'POST', `${one}/correct`, { value: 0.28, at: '2099-01-01' })
  for (const [change, body] of [
    ['correct', { value: 'much' }],
    ['dispute', { reason: ' ' }],
    ['settle', {}],
    ['settle', { answer: 'x'.repeat(2001) }],
  ] as const)
    assert.equal((await call('POST', `${one}/${change}`, body)).status, 400, change)
})

test('the time of a reading must be an ISO 8601 text', async () => {
  const readings = `/customers/${server.cleo}/readings`
  const reading = { metricId, value: 0.2 }
  const id = await server.made(readings, { ...reading, at: '2025-11-05T23:30:00+01:00' })
  const { readings: stored } = await done<ReadingPage>('GET', readings)
  assert.equal(String(stored.find((one) => one.id === id)!.at), '2025-11-05T22:30:00.000Z')
  for (const at of [true, 42, [], {}, '42', '11/22/2025', '2025-02-30', '2025-11-05T23:30:00']) {
    await refused(400, 'BAD_REQUEST', 'POST', readings, { ...reading, at })
    await refused(400, 'BAD_REQUEST', 'POST', `${readings}/${id}/correct`, { value: 0.3, at })
  }
  await refused(400, 'BAD_REQUEST', 'GET', `/customers/${server.cleo}/orders?before=42`)
})

test('a metric is renamed, archived and restored', async () => {
  const { cleo, made } = server
  const id = await made('/metrics', { name: 'Parcels lost', unit: 'count', direction: 'down' })
  const plan = { metricId: id, baseline: 9, target: 2 }
  const now = async () => (await done<Metric[]>('GET', '/metrics')).find((metric) => metric.id === id)!
  await done('PUT', `/metrics/${id}`, { name: 'Lost parcels' })
  await done('POST', `/metrics/${id}/archive`)
  const archived = await now()
  assert.deepEqual([archived.name, archived.key], ['Lost parcels', 'parcels_lost'])
  assert.notEqual(archived.archivedAt, null)
  const goal = { ...plan, outcome: 'x', dueOn: '2099-01-01' }
  await refused(409, 'metric_archived', 'POST', `/customers/${cleo}/goals`, goal)
  await done('POST', `/metrics/${id}/restore`)
  assert.equal((await now()).archivedAt, null)
  await goalOf(cleo, plan)
  assert.equal((await now()).goals, 1)
  assert.equal((await call('PUT', `/metrics/${id}`, { name: ' ' })).status, 400)
  await refused(404, 'metric_unknown', 'PUT', '/metrics/999999', { name: 'x' })
  for (const change of ['archive', 'restore', 'compute'])
    await refused(404, 'metric_unknown', 'POST', `/metrics/999999/${change}`)
})

test('a computed metric is computed on request and accepts no other readings', async () => {
  const { cleo, made } = server
  const computation = { kind: 'count', event: 'Sent', days: 30 }
  const metric = { name: 'Mailings', unit: 'count', direction: 'up', source: 'computed', computation }
  const id = await made('/metrics', metric)
  assert.deepEqual(
    await done('POST', `/metrics/${id}/compute`),
    { customers: 0 },
    'nobody has a goal with it',
  )
  assert.deepEqual(await done('POST', `/metrics/${id}/compute`, { customerId: cleo }), { customers: 1 })
  const { readings } = await done<ReadingPage>('GET', `/customers/${cleo}/readings?metric=${id}`)
  assert.deepEqual(
    readings.map(({ value, source }) => [value, source]),
    [[0, 'computed']],
  )
  await refused(409, 'metric_not_computed', 'POST', `/metrics/${metricId}/compute`)
  await refused(409, 'metric_computed', 'POST', `/customers/${cleo}/readings`, { metricId: id, value: 3 })
  assert.equal((await call('POST', `/metrics/${id}/compute`, { customerId: 999_999 })).status, 404)
})

test('a milestone is reached and deleted, and a team comment is deleted and restored', async () => {
  const { ada, ask, cleo, cleos, made } = server
  const goalId = await goalOf(cleo)
  const goal = `/customers/${cleo}/goals/${goalId}`
  const milestone = `/milestones/${await made(`${goal}/milestones`, { title: 'First mailing' })}`
  const own = `/comments/${await made(`${goal}/comments`, { text: 'Well begun.' })}`
  const sent = await ask('POST', `/portal/api/goals/${goalId}/comments`, { cookie: cleos }, { text: 'Yes.' })
  const theirs = `/comments/${((await sent.json()) as { id: number }).id}`
  const now = () => done<GoalDetails>('GET', goal)
  const [of, ofAda] = [`/customers/${cleo}`, `/customers/${ada}`]

  await done('PATCH', of + milestone, { reachedOn: '2026-11-21' })
  assert.equal((await now()).milestones[0]!.reachedOn, '2026-11-21')
  assert.equal((await call('PATCH', of + milestone, { reachedOn: '2026-02-30' })).status, 400)
  await refused(404, 'milestone_unknown', 'PATCH', ofAda + milestone, { title: 'x' })
  await refused(404, 'milestone_unknown', 'DELETE', ofAda + milestone)
  await done('DELETE', of + milestone)
  await refused(404, 'milestone_unknown', 'DELETE', of + milestone)
  assert.deepEqual((await now()).milestones, [])

  for (const path of [ofAda + own, of + theirs]) {
    await refused(404, 'comment_unknown', 'DELETE', path)
    await refused(404, 'comment_unknown', 'POST', `${path}/restore`)
  }
  const texts = async () => (await now()).comments.map((one) => one.text)
  await done('DELETE', of + own)
  await done('DELETE', of + own)
  assert.deepEqual(await texts(), ['Yes.'])
  await done('POST', `${of}${own}/restore`)
  assert.deepEqual(await texts(), ['Well begun.', 'Yes.'])
})

test('the import of a file of readings is undone', async () => {
  const { ada, ask, cookie } = server
  const body = 'Customer,Metric,Date,Value\nAda Lovelace,open_rate,2026-11-20,25 %\n'
  const url = `${server.url}/api/imports?filename=november.csv&kind=readings`
  const sent = await fetch(url, { method: 'POST', headers: { cookie }, body })
  const { id: batchId } = (await sent.json()) as { id: number }
  for (const [step, status] of Object.entries({ stage: 'staged', apply: 'applied' })) {
    await done('POST', `/imports/${batchId}/${step}`)
    const present = () => done<{ status: string }>('GET', `/imports/${batchId}`)
    await eventually(async () => (await present()).status === status)
  }
  const count = async () => (await done<ReadingPage>('GET', `/customers/${ada}/readings`)).readings.length
  assert.equal(await count(), 1)
  const foreign = await ask('POST', `/api/readings/batches/${batchId}/undo`, { cookie: server.adas })
  assert.equal(foreign.status, 401)
  await done('POST', `/readings/batches/${batchId}/undo`)
  await done('POST', `/readings/batches/${batchId}/undo`)
  assert.equal(await count(), 0)
  const [batch] = await done<ReadingBatch[]>('GET', '/readings/batches')
  assert.deepEqual([batch!.id, batch!.filename, batch!.undoneAt !== null], [batchId, 'november.csv', true])
  await refused(404, 'batch_unknown', 'POST', '/readings/batches/999999/undo')
})
