import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastSeen } from './lastSeen.ts'

test('a silence is counted in days while each of them matters', () => {
  const now = new Date('2026-11-22T23:30:00Z')
  const seen = (day: string, timeZone = 'UTC') => lastSeen(day, now, { locale: 'en', timeZone })
  assert.equal(seen('2026-11-22'), 'today')
  assert.equal(seen('2026-11-22', 'Europe/Berlin'), 'yesterday')
  assert.equal(seen('2026-11-09'), '13 days ago')
  assert.equal(seen('2026-06-22'), '5 months ago')
})
