import assert from 'node:assert/strict'
import type { DescribedServer } from '../../test/described-server.ts'
import { eventually } from '../../test/eventually.ts'
import { DAY_MS } from '../../values/days.ts'

type Today = { lines: { customerId: number; signals: { id: number }[] }[] }
type Action = { action: number }

/** Calls every route that changes Today and the settings of signals. The sample company must be loaded. */
export async function callRoutes({ call }: DescribedServer): Promise<void> {
  const linesOfToday = async () => (await call<Today>('GET /api/today')).lines
  await eventually(async () => (await linesOfToday()).length > 0, 30_000, 'Today stays empty')
  const [line] = await linesOfToday()
  assert.ok(line)
  const { customerId } = line
  await call('POST /api/today/list', { body: { customers: [customerId] } })
  const body = { customerId, signals: line.signals.map(({ id }) => id) }
  const act = async (name: string, more: object) => {
    const { action } = await call<Action>(`POST /api/today/${name}`, { body: { ...body, ...more } })
    await call('POST /api/today/undo', { body: { customerId, action } })
  }
  await act('snooze', { until: new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10) })
  await act('assign', { to: null })
  await act('log', { kind: 'call', comment: 'They are well.' })
  await act('address', { code: null, comment: 'Seen to' })
  const judgement = { level: 4, reason: 'They say so' }
  await call('POST /api/customers/{id}/judgement', { path: { id: customerId }, body: judgement })
  await call('PUT /api/today/limit', { body: { lines: 12 } })
  const settings = await call<object>('GET /api/signals/settings')
  await call('PUT /api/signals/settings', { body: settings })
  const { code } = await call<{ code: string }>('POST /api/signals/codes', { body: { label: 'Moved house' } })
  await call('POST /api/signals/codes/{code}/retire', { path: { code } })
}
