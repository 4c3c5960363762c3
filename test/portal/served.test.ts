import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { GoalDetails } from '../../server/goals/list/schema.ts'
import { startPortalServer } from './server.ts'
import { cast, peopleAtCleo } from '../../server/customers/sample/cast.ts'

let server: Awaited<ReturnType<typeof startPortalServer>>
let metricId: number
let goalId: number
before(async () => {
  server = await startPortalServer()
  const { cleo, made } = server
  metricId = await made('/metrics', { name: 'Open rate', unit: 'percent', direction: 'up' })
  const plan = { outcome: 'More people open', metricId, baseline: 0.2, target: 0.3, dueOn: '2099-01-01' }
  goalId = await made(`/customers/${cleo}/goals`, plan)
})
after(() => server[Symbol.asyncDispose]())

/** A request to the portal by a contact of Cleo Cycles. */
const request = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  server.ask(method, `/portal/api${path}`, { cookie: server.cleos, ...headers }, body)
const firstGoal = async () => ((await (await request('GET', '/goals')).json()) as GoalDetails[])[0]!
const contactEmail = peopleAtCleo.mika.email

async function send(path: string, body: unknown, headers?: Record<string, string>): Promise<number> {
  const response = await request('POST', path, body, headers)
  assert.equal(response.status, 200, await response.clone().text())
  return ((await response.json()) as { id: number }).id
}

test('a customer sees their profile and their goals, but no internal notes of the team', async () => {
  const me = (await (await request('GET', '/me')).json()) as Record<string, unknown>
  assert.deepEqual(Object.keys(me).toSorted(), [
    'companyName',
    'contact',
    'currency',
    'customer',
    'locale',
    'look',
    'timeZone',
  ])
  assert.deepEqual(
    [me['customer'], me['contact']],
    [{ name: cast.cleo.name }, { name: contactEmail, email: contactEmail }],
  )
  const status = { status: 'at_risk', reason: 'Their only editor has left.' }
  const statusPath = `/customers/${server.cleo}/goals/${goalId}/status`
  assert.equal((await server.asOwner(statusPath, status)).status, 200)
  const goal = await firstGoal()
  assert.deepEqual([goal.id, goal.status, goal.override!.reason], [goalId, 'at_risk', null])
  assert.equal((await server.asOwner(statusPath, { status: null })).status, 200)
})

test('a reading is stored once however often it is sent, with the name of its reporter', async () => {
  const reading = { metricId, value: 0.25 }
  const idempotencyKey = { 'idempotency-key': 'report-1' }
  const id = await send('/readings', reading, idempotencyKey)
  assert.equal(await send('/readings', reading, idempotencyKey), id)
  const { latest, series } = await firstGoal()
  assert.equal(latest, 0.25)
  assert.deepEqual(
    series.map((one) => [one.id, one.value, one.source, one.reportedBy]),
    [[id, 0.25, 'customer', contactEmail]],
  )
})

test('a reading can be disputed once; it does not count until the team has answered', async () => {
  const id = await send('/readings', { metricId, value: 0.9 })
  const doubt = (reason: string) => request('POST', `/readings/${id}/dispute`, { reason })
  assert.equal((await doubt('A slip of the pen.')).status, 200)
  const doubted = (await firstGoal()).series.find((one) => one.id === id)!
  assert.deepEqual([doubted.counts, doubted.dispute!.by], [false, contactEmail])
  const again = await doubt('Again.')
  assert.deepEqual([again.status, ((await again.json()) as { code: string }).code], [409, 'reading_disputed'])

  const settle = `/customers/${server.cleo}/readings/${id}/settle`
  const settlement = { answer: 'It is right.' }
  assert.equal((await server.ask('POST', `/api${settle}`, { cookie: server.cleos }, settlement)).status, 401)
  assert.equal((await firstGoal()).series.find((one) => one.id === id)!.settled, null)
  assert.equal((await server.asOwner(settle, settlement)).status, 200)
  assert.equal((await firstGoal()).series.find((one) => one.id === id)!.settled!.by, 'Ada')
})

test('both sides can read the comments on a goal, but no other customer can', async () => {
  await send(`/goals/${goalId}/comments`, { text: ' Shall we begin? ' })
  await server.made(`/customers/${server.cleo}/goals/${goalId}/comments`, { text: 'Gladly.' })
  assert.deepEqual(
    (await firstGoal()).comments.map(({ side, author, text }) => [side, author, text]),
    [
      ['customer', contactEmail, 'Shall we begin?'],
      ['team', 'Ada', 'Gladly.'],
    ],
  )
  const path = `/portal/api/goals/${goalId}/comments`
  assert.equal((await server.ask('POST', path, { cookie: server.adas }, { text: 'Mine.' })).status, 404)
})

test('invalid input is refused with the reason, and nothing is stored', async () => {
  const hashesBefore = await server.facts(server.cleo)
  const refused: [string, object, number, RegExp][] = [
    ['/readings', { metricId, value: 25 }, 400, /25 % is written 0\.25/],
    ['/readings', { metricId, value: 'much' }, 400, /value/],
    ['/readings', { metricId, value: 0.25, at: '2099-01-01' }, 400, /lies in the future/],
    ['/readings', { metricId, value: 0.25, reportedBy: 'Mara' }, 400, /reportedBy/],
    ['/readings', { metricId: 999_999, value: 0.25 }, 404, /no metric 999999/],
    ['/readings/999999/dispute', { reason: 'No.' }, 404, /no reading 999999/],
    ['/readings/x/dispute', { reason: 'No.' }, 400, /readingId/],
    [`/goals/${goalId}/comments`, { text: '  ' }, 400, /text/],
    [`/goals/${goalId}/comments`, { text: 'x'.repeat(2001) }, 400, /text/],
    ['/goals/999999/comments', { text: 'Hello.' }, 404, /no goal 999999/],
  ]
  for (const [path, body, status, expected] of refused) {
    const response = await request('POST', path, body)
    const text = await response.text()
    assert.equal(response.status, status, `${path} ${JSON.stringify(body)}: ${text}`)
    assert.match(text, expected)
  }
  assert.deepEqual(await server.facts(server.cleo), hashesBefore)
})
