/** A plausible fault in SQL or in a guard: what is written in its place, and the tests that should notice. */
export interface Fault {
  file: string
  from: string
  to: string
  tests: readonly string[]
}

const ASKS = ['server/asks/*.test.ts', 'server/plays/**/*.test.ts']
const TODAY = ['server/signals/today/*.test.ts']
const TOKENS = ['server/platform/secrets/*.test.ts']
const LIMITS = ['server/platform/limits/*.test.ts']
const IDEMPOTENCY = ['server/platform/http/*.test.ts']
const ENTRY_POINTS = ['server/*.test.ts', 'test/input.test.ts']
const SUBSCRIPTIONS = ['server/sales/subscriptions/*.test.ts']
const EMAILS = ['server/goals/emails/*.test.ts']
const READINGS = ['server/goals/readings/*.test.ts', 'server/goals/*.test.ts']
const INSIGHTS = ['server/insights/*.test.ts']

/** Only what would be noticed by its users: a boundary, a filter, an order, a check that is missing. */
export const FAULTS: readonly Fault[] = [
  {
    file: 'server/asks/store.ts',
    from: 'and undone_at is null order by id desc limit 1',
    to: 'order by id desc limit 1',
    tests: ASKS,
  },
  {
    file: 'server/asks/attribution-store.ts',
    from: 'where a.undone_at is null\n      order by',
    to: 'order by',
    tests: ASKS,
  },
  {
    file: 'server/asks/attribution-store.ts',
    from: " where answer <> 'no'",
    to: '',
    tests: ASKS,
  },
  {
    file: 'server/asks/attribution-store.ts',
    from: 's.day <= a.asked_on + ${ATTRIBUTION_DAYS}::integer',
    to: 's.day < a.asked_on + ${ATTRIBUTION_DAYS}::integer',
    tests: ASKS,
  },
  {
    file: 'server/asks/attribution-store.ts',
    from: 'and (s.nth is null or s.nth > 1) and',
    to: 'and',
    tests: ASKS,
  },
  {
    file: 'server/insights/first-year/store.ts',
    from: '- 364 and',
    to: '- 365 and',
    tests: INSIGHTS,
  },
  {
    file: 'server/signals/today/store.ts',
    from: 'where by_user = ${person} and undone_at is null',
    to: 'where by_user = ${person}',
    tests: TODAY,
  },
  {
    file: 'server/signals/today/store.ts',
    from: 'where a.by_user = ${person} and a.undone_at is null',
    to: 'where a.by_user = ${person}',
    tests: TODAY,
  },
  {
    file: 'server/signals/today/store.ts',
    from: 's.snoozed_until <= ${day}::date)\n      group by 1',
    to: 's.snoozed_until < ${day}::date)\n      group by 1',
    tests: TODAY,
  },
  {
    file: 'server/signals/actions/store.ts',
    from: 'l.id > a.id and l.undone_at is null',
    to: 'l.id > a.id',
    tests: TODAY,
  },
  {
    file: 'server/platform/secrets/token-store.ts',
    from: 'await sql`delete from token where purpose = ${purpose} and subject = ${subject}`.execute(scope.db)\n',
    to: '',
    tests: TOKENS,
  },
  {
    file: 'server/platform/secrets/token-store.ts',
    from: 'and used_at is null and expires_at > ${scope.now}\n    returning',
    to: 'and expires_at > ${scope.now}\n    returning',
    tests: TOKENS,
  },
  {
    file: 'server/platform/secrets/token-store.ts',
    from: 'expires_at > ${scope.now}\n    returning',
    to: 'expires_at >= ${scope.now}\n    returning',
    tests: TOKENS,
  },
  {
    file: 'server/platform/secrets/token-store.ts',
    from: 'and purpose = ${purpose} and used_at is null',
    to: 'and used_at is null',
    tests: TOKENS,
  },
  {
    file: 'server/platform/limits/rate-limit-store.ts',
    from: 'then excluded.resets_at else r.resets_at end',
    to: 'then excluded.resets_at else excluded.resets_at end',
    tests: LIMITS,
  },
  {
    file: 'server/platform/limits/rate-limit-store.ts',
    from: 'if (count <= limit) return',
    to: 'if (count <= limit + 1) return',
    tests: LIMITS,
  },
  {
    file: 'server/platform/http/idempotency-store.ts',
    from: 'JSON.stringify([action, input])',
    to: 'JSON.stringify([input])',
    tests: IDEMPOTENCY,
  },
  {
    file: 'server/platform/http/browser-guard.ts',
    from: 'own.has(origin)',
    to: '[...own].some((one) => new URL(one).hostname === new URL(origin).hostname)',
    tests: ENTRY_POINTS,
  },
  {
    file: 'server/platform/http/browser-guard.ts',
    from: "(site === null || site === 'same-origin' || site === 'none')",
    to: "(site === null || site === 'same-origin' || site === 'same-site' || site === 'none')",
    tests: ENTRY_POINTS,
  },
  {
    file: 'server/access.ts',
    from: "'GET /api/customers.csv': 'team'",
    to: "'GET /api/customers.csv': 'anyone'",
    tests: ENTRY_POINTS,
  },
  {
    file: 'server/sales/subscriptions/store.ts',
    from: 'where lies_ahead and occurred_on <= ${today}::date',
    to: 'where lies_ahead and occurred_on < ${today}::date',
    tests: SUBSCRIPTIONS,
  },
  {
    file: 'server/sales/subscriptions/refresh-store.ts',
    from: 'r.from_day <= p.rated_on',
    to: 'r.from_day < p.rated_on',
    tests: SUBSCRIPTIONS,
  },
  {
    file: 'server/goals/emails/recipient-store.ts',
    from: 'and not k.is_email_tracked',
    to: '',
    tests: EMAILS,
  },
  {
    file: 'server/goals/emails/recipient-store.ts',
    from: "g.agreed_on is not null and s.status <> 'dropped'",
    to: 'g.agreed_on is not null',
    tests: EMAILS,
  },
  {
    file: 'server/goals/emails/recipient-store.ts',
    from: '\n      and r.at >= g.starts_on::timestamp at time zone ${timeZone}',
    to: '',
    tests: EMAILS,
  },
  {
    file: 'server/goals/readings/store.ts',
    from: 'order by at desc, id desc limit 1',
    to: 'order by id desc limit 1',
    tests: READINGS,
  },
]
