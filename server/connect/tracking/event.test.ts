import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEventFault, parseEvent, type EventFault } from './event.ts'
import { occurredAt } from './occurred-at.ts'
import { isDeeperThan, toStorableJson } from './storable-text.ts'
import { keyInAuthorization } from '../key-api/authentication.ts'

const receivedAt = new Date('2026-11-22T12:00:00Z')
const around = { receivedAt, sentAt: undefined, largest: null, makeId: () => 'made' }
const read = (raw: unknown, more: object = {}) => parseEvent(raw, null, { ...around, ...more })
const good = (raw: object, more: object = {}) => {
  const event = read({ type: 'track', userId: 'u', event: 'E', ...raw }, more)
  assert.ok(!isEventFault(event), JSON.stringify(event))
  return event
}
const bad = (raw: object, more: object = {}): EventFault => {
  const event = read({ type: 'track', userId: 'u', event: 'E', ...raw }, more)
  assert.ok(isEventFault(event), JSON.stringify(event))
  return event
}

test('numeric ids become their digits; inexact or ambiguous ones are refused', () => {
  assert.equal(good({ userId: 17850 }).userRef, '17850')
  assert.equal(good({ userId: 0 }).userRef, '0')
  assert.match(bad({ userId: 2 ** 60 }).message, /too large to be represented exactly/)
  assert.match(bad({ userId: 'x'.repeat(501) }).message, /501 letters; 500 is the most/)
  for (const id of ['a\0', '\ud800', true, {}, ['u']]) assert.equal(bad({ userId: id }).field, 'userId')
})

test('each kind of event names its required fields', () => {
  assert.equal(bad({ userId: null }).field, 'userId')
  assert.equal(good({ userId: '', anonymousId: 'a' }).anonymousId, 'a')
  assert.equal(bad({ event: '' }).field, 'event')
  assert.equal(bad({ type: 'group' }).field, 'groupId')
  assert.equal(bad({ type: 'alias' }).field, 'previousId')
  assert.equal(bad({ type: 'alias', userId: null, anonymousId: 'a', previousId: 'b' }).field, 'userId')
  assert.equal(bad({ type: 'toString' }).field, 'type')
  assert.equal(bad({ type: 'constructor' }).value, 'constructor')
  for (const raw of [null, 7, 'text', [], undefined]) assert.ok(isEventFault(read(raw)))
})

test('a group is read from the context, and a page without a name is accepted', () => {
  assert.equal(good({ context: { groupId: 'g' } }).groupRef, 'g')
  assert.equal(bad({ context: { groupId: {} } }).field, 'context.groupId')
  assert.equal(good({ context: 'none' }).groupRef, null)
  assert.equal(good({ type: 'page' }).name, null)
  assert.equal(good({ type: 'page', category: 'App' }).name, 'App')
})

test('properties of the prototype are not taken as fields of an event', () => {
  const raw = JSON.parse('{"type":"track","event":"E","__proto__":{"userId":"x"}}') as object
  assert.ok(isEventFault(read(raw)))
  const payload = JSON.parse('{"__proto__":{"admin":true},"a":"\\u0000"}') as object
  assert.equal(good({ properties: payload }).properties, '{"__proto__":{"admin":true},"a":"\ufffd"}')
})

test('characters that PostgreSQL cannot store are replaced', () => {
  assert.equal(
    toStorableJson({ 'a\0': ['\ud800', '😀', '\\u0000'] }),
    '{"a\ufffd":["\ufffd","😀","\\\\u0000"]}',
  )
  assert.equal(good({ event: 'E\0' }).name, 'E\ufffd')
})

test('an event that is nested too deeply or too large is refused with its size', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })
  assert.ok(good({ properties: deep(24) }))
  assert.match(bad({ properties: deep(25) }).message, /more than 24 levels/)
  assert.ok(isDeeperThan(deep(3), 2) && !isDeeperThan(deep(3), 3))
  assert.match(
    bad({ properties: { a: 'é'.repeat(600) } }, { largest: 1000 }).message,
    /1\d{3} bytes; 1000 is the most/,
  )
})

test('a wrong client clock is corrected by the sentAt time', () => {
  const at = (clientTime: unknown, sentAt: unknown) =>
    occurredAt({ timestamp: clientTime, sentAt }, receivedAt)
  assert.deepEqual(at('2030-01-01T00:00:00Z', '2030-01-01T00:00:10Z'), new Date('2026-11-22T11:59:50Z'))
  assert.deepEqual(at('2026-11-22T10:00:00', undefined), new Date('2026-11-22T10:00:00Z'))
  assert.deepEqual(at('2026-11-22T12:00:00+02:00', null), new Date('2026-11-22T10:00:00Z'))
  assert.deepEqual(at(Date.UTC(2026, 0, 1), ''), new Date('2026-01-01T00:00:00Z'))
  assert.deepEqual(at(undefined, 'nonsense'), receivedAt)
})

test('an invalid or impossible timestamp is refused', () => {
  assert.match(bad({ timestamp: '2026-11-22T13:30:00Z' }).message, /more than an hour in the future/)
  assert.ok(good({ timestamp: '2026-11-22T12:59:00Z' }))
  assert.match(bad({ timestamp: '1969-12-31' }).message, /before 1970/)
  for (const timestamp of ['1', 'yesterday', '2026-13-45', {}, true, Infinity, '+275760-09-13T00:00:00Z'])
    assert.equal(bad({ timestamp }).field, 'timestamp', String(timestamp))
  assert.equal(bad({ timestamp: '2026-11-22', sentAt: 'x' }).field, 'sentAt')
  assert.deepEqual(
    good({ originalTimestamp: '2026-11-01', timestamp: '2026-11-02' }).occurredAt,
    new Date('2026-11-01'),
  )
})

test('a key is read from the basic and the bearer scheme only', () => {
  assert.equal(keyInAuthorization('Basic cmtfMTo='), 'rk_1')
  assert.equal(keyInAuthorization('bearer rk_1'), 'rk_1')
  for (const header of [undefined, '', 'Basic', 'Basic Og==', 'Digest rk_1', 'rk_1'])
    assert.equal(keyInAuthorization(header), null)
})
