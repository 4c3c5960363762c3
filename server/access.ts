/** Who may come through a door: anyone, a person of the team who is signed in, somebody at a customer, a program with a key. */
export type Who = 'anyone' | 'team' | 'customer' | 'key'

/**
 * Every route of the server and who may take it. What is not listed here does not exist for a caller, and a test
 * walks the running server and fails for a route that is missing, or listed and gone.
 */
export const ACCESS: Record<string, Who> = {
  'GET /health/live': 'anyone',
  'GET /health/ready': 'anyone',
  'GET /rondo.js': 'anyone',

  'GET /plain.css': 'anyone',
  'GET /portal/logo': 'anyone',
  'GET /portal/l/{token}': 'anyone',
  'POST /portal/l/{token}': 'anyone',
  'POST /portal/new-link': 'anyone',
  'GET /mail/stop/{token}': 'anyone',
  'POST /mail/stop/{token}': 'anyone',

  'GET /api/session': 'anyone',
  'POST /api/sign-in': 'anyone',
  'POST /api/setup/link': 'anyone',
  'POST /api/setup': 'anyone',
  'POST /api/setup/password': 'anyone',

  'GET /api/openapi.json': 'team',
  'POST /api/sign-out': 'team',
  'POST /api/password': 'team',
  'PUT /api/me': 'team',
  'GET /api/settings': 'team',
  'PATCH /api/settings': 'team',
  'GET /api/keys': 'team',
  'POST /api/keys': 'team',
  'POST /api/keys/{id}/revoke': 'team',
  'GET /api/people': 'team',

  'GET /api/customers': 'team',
  'GET /api/customers.csv': 'team',
  'POST /api/customers': 'team',
  'GET /api/customers/{id}': 'team',
  'GET /api/customers/{id}/orders': 'team',
  'GET /api/customers/{id}/standing': 'team',
  'POST /api/customers/{id}/merge': 'team',
  'POST /api/customers/{customerId}/contacts': 'team',

  'GET /api/customers/{id}/notes': 'team',
  'POST /api/customers/{customerId}/notes': 'team',
  'DELETE /api/customers/{id}/notes/{noteId}': 'team',
  'POST /api/customers/{id}/notes/{noteId}/restore': 'team',
  'GET /api/customers/{id}/signals': 'team',
  'GET /api/customers/{id}/success': 'team',
  'GET /api/customers/{id}/judgement': 'team',
  'POST /api/customers/{id}/judgement': 'team',

  'GET /api/mail': 'team',
  'GET /api/mail/{id}': 'team',
  'POST /api/mail/{id}/again': 'team',
  'POST /api/mail/test': 'team',
  'GET /api/customers/{id}/portal': 'team',
  'POST /api/customers/{id}/portal/links': 'team',
  'POST /api/customers/{id}/portal/links/{linkId}/revoke': 'team',
  'GET /api/portal/look': 'team',
  'PUT /api/portal/look': 'team',

  'GET /portal/api/me': 'customer',
  'POST /portal/api/sign-out': 'customer',

  'GET /api/customers/{id}/subscriptions': 'team',
  'POST /api/customers/{id}/subscriptions': 'team',
  'DELETE /api/customers/{id}/subscriptions/{changeId}': 'team',

  'GET /api/sales/settings': 'team',
  'PUT /api/sales/settings': 'team',
  'GET /api/sales/rates': 'team',
  'PUT /api/sales/rates': 'team',

  'GET /api/customers/{id}/usage': 'team',
  'GET /api/usage/settings': 'team',
  'PUT /api/usage/settings': 'team',
  'GET /api/usage/names': 'team',
  'GET /api/usage/state': 'team',

  'GET /api/insights/ladder': 'team',
  'GET /api/insights/second-order': 'team',
  'GET /api/insights/revenue': 'team',
  'GET /api/insights/cohorts': 'team',
  'GET /api/insights/first-year': 'team',
  'GET /api/insights/concentration': 'team',
  'GET /api/insights/cross-sell': 'team',
  'GET /api/insights/leaving': 'team',
  'GET /api/insights/benchmarks': 'team',
  'GET /api/insights/filters': 'team',
  'GET /api/insights/report': 'team',
  'GET /api/insights/report.html': 'team',

  'GET /api/today': 'team',
  'POST /api/today/address': 'team',
  'POST /api/today/snooze': 'team',
  'POST /api/today/assign': 'team',
  'POST /api/today/log': 'team',
  'POST /api/today/undo': 'team',
  'PUT /api/today/limit': 'team',
  'GET /api/signals': 'team',
  'GET /api/signals/record': 'team',
  'GET /api/signals/settings': 'team',
  'PUT /api/signals/settings': 'team',
  'GET /api/signals/codes': 'team',
  'POST /api/signals/codes': 'team',
  'POST /api/signals/codes/{code}/retire': 'team',

  'GET /api/next-sale': 'team',
  'POST /api/next-sale/log': 'team',
  'POST /api/next-sale/undo': 'team',
  'GET /api/next-sale/results': 'team',
  'GET /api/customers/{id}/asks': 'team',

  'GET /api/imports': 'team',
  'POST /api/imports': 'team',
  'GET /api/imports/{id}': 'team',
  'DELETE /api/imports/{id}': 'team',
  'POST /api/imports/{id}/plan': 'team',
  'POST /api/imports/{id}/stage': 'team',
  'POST /api/imports/{id}/apply': 'team',
  'POST /api/imports/{id}/undo': 'team',
  'GET /api/imports/{id}/rejects': 'team',
  'GET /api/imports/{id}/rejects.csv': 'team',
  'GET /api/sample': 'team',
  'POST /api/sample': 'team',
  'DELETE /api/sample': 'team',

  'POST /v1/identify': 'key',
  'POST /v1/group': 'key',
  'POST /v1/track': 'key',
  'POST /v1/page': 'key',
  'POST /v1/screen': 'key',
  'POST /v1/alias': 'key',
  'POST /v1/batch': 'key',
  'POST /v1/i': 'key',
  'POST /v1/g': 'key',
  'POST /v1/t': 'key',
  'POST /v1/p': 'key',
  'POST /v1/s': 'key',
  'POST /v1/a': 'key',
  'POST /v1/b': 'key',
}

type Rule = { method: string; pattern: RegExp; who: Who }

const RULES: Rule[] = Object.entries(ACCESS).map(([route, who]) => {
  const [method = '', path = ''] = route.split(' ')
  const pattern = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')
  return { method, pattern: new RegExp(`^${pattern}$`), who }
})

/** @returns who may take the route, or null when there is no such route */
export function whoMay(method: string, path: string): Who | null {
  return RULES.find((rule) => rule.method === method && rule.pattern.test(path))?.who ?? null
}
