import type { DescribedServer } from '../../../test/described-server.ts'
import { KEY_ENDPOINTS } from './key-api.ts'

const EVENTS: Record<string, object> = {
  alias: { previousId: 'u0', userId: 'u1' },
  group: { groupId: 'g1', userId: 'u1' },
  track: { event: 'Mailing Sent', userId: 'u1' },
}
/** What each path accepts; Segment's browser client uses the first letter. */
const bodyOf = (path: string): object => {
  const name = Object.keys(EVENTS).find((one) => one === path || one[0] === path)
  const event = { userId: 'u1', ...EVENTS[name ?? ''] }
  return path === 'batch' || path === 'b'
    ? { batch: [{ type: 'track', event: 'Mailing Sent', userId: 'u1' }] }
    : event
}

/** Calls every route for programs with a key, with items that are kept and with items that are refused. */
export async function callRoutes({ call }: DescribedServer): Promise<void> {
  const body = { name: 'Program', scopes: ['track', 'write'] }
  const { key } = await call<{ key: string }>('POST /api/keys', { body })
  const headers = { authorization: `Bearer ${key}` }
  for (const path of KEY_ENDPOINTS.find(({ keyScope }) => keyScope === 'track')!.paths)
    await call(`POST /v1/${path}`, { headers, body: bodyOf(path) })
  const changed = { id: '1', customer: { id: 'ada' }, subscription: 'mails', change: 'started' }
  const subscription = { ...changed, on: '2026-01-01', monthly: 4900 }
  await call('POST /v1/subscriptions', { headers, body: subscription })
  await call('POST /v1/readings', { headers, body: { readings: [] } })
  const refused = { headers, status: 400 }
  await call('POST /v1/batch', { ...refused, body: { batch: [bodyOf('t'), { type: 'nothing' }] } })
  await call('POST /v1/subscriptions', { ...refused, body: { changes: [{}] } })
  await call('POST /v1/readings', { ...refused, body: { readings: [{ metric: 'x' }] } })
}
