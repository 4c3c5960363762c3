import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Rondo, RondoError } from '../node.ts'
import { serializeEvent } from './event.ts'

test('an invalid call is refused at once with the reason', () => {
  const rondo = new Rondo({ host: 'http://localhost:9', key: 'rk_test' })
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  const wrong: [() => void, RegExp][] = [
    [() => rondo.track({ event: 'a' } as never), /A track needs a userId or an anonymousId\./],
    [() => rondo.track({ userId: 1, event: '' }), /needs the name of the event/],
    [() => rondo.group({ userId: 1 } as never), /A group needs a groupId/],
    [
      () => rondo.track({ userId: {} as never, event: 'a' }),
      /has a userId that is neither text nor a number/,
    ],
    [() => rondo.track({ userId: 'x'.repeat(501), event: 'a' }), /a userId of 501 letters; 500 are taken/],
    [() => rondo.page({ userId: 1, timestamp: 'soon' }), /the timestamp "soon", which is no moment/],
    [() => rondo.track({ userId: 1, event: 'a', properties: circle }), /cannot be written as JSON/],
    [() => rondo.track({ userId: 1, event: 'a', properties: { n: 1n } }), /cannot be written as JSON/],
    [
      () => rondo.track({ userId: 1, event: 'a', properties: { t: 'x'.repeat(32_000) } }),
      /A track has 32\d+ bytes/,
    ],
    [
      () => new Rondo({ host: 'rondo.example', key: 'k' }),
      /The option host is "rondo.example"; it should be an address/,
    ],
    [
      () => new Rondo({ host: 'https://rondo.example', key: '' }),
      /The option key is ""; it should be the write key/,
    ],
    [() => new Rondo({ host: 'https://rondo.example' } as never), /The option key is missing/],
    [() => new Rondo({ host: 'http://x', key: 'k', flushAt: 0 }), /The option flushAt is 0; .+ from 1 to/],
    [() => new Rondo({ host: 'http://x', key: 'k', flushEvery: Infinity }), /The option flushEvery/],
  ]
  for (const [call, expected] of wrong) {
    assert.throws(
      call,
      (error) => error instanceof RondoError && expected.test(error.message),
      String(expected),
    )
  }
})

test('an event is not affected by later changes to the objects passed in', () => {
  const properties = { mails: 3 }
  const { json, bytes } = serializeEvent('track', { userId: 7, event: 'Sent', properties }, new Date(0), 'm1')
  properties.mails = 4
  assert.deepEqual(JSON.parse(json).properties, { mails: 3 })
  assert.equal(bytes, Buffer.byteLength(json))
})
