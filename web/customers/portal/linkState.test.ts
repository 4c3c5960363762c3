import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLive, linkState } from './linkState.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const link = { revokedAt: null, usedAt: null, expiresAt: '2026-12-01T00:00:00Z' }
const before = '2026-11-20T00:00:00Z'

test('A link is open until it is used, expires or is revoked; revoked stands over all', () => {
  assert.equal(linkState(link, NOW), 'open')
  assert.equal(linkState({ ...link, expiresAt: before }, NOW), 'expired')
  assert.equal(linkState({ ...link, usedAt: before, expiresAt: before }, NOW), 'used')
  assert.equal(linkState({ ...link, usedAt: before, revokedAt: before }, NOW), 'revoked')
})

test('Who came by a link that has since expired can still be there, and may be shown out', () => {
  assert.ok(isLive(linkState({ ...link, usedAt: before, expiresAt: before }, NOW)))
  assert.ok(!isLive('expired'))
})
