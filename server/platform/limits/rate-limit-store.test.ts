import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../scope/scope.ts'
import { isTrusted, limitRate, markTrusted } from './rate-limit-store.ts'
import { TooManyRequests } from './too-many-requests.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

const later = (seconds: number): Scope => ({ ...scope, now: new Date(scope.now.getTime() + seconds * 1000) })
const attempt = (seconds: number, bucket: string) => limitRate(later(seconds), bucket, 3, 60)
const waits = (seconds: number) => (error: unknown) =>
  error instanceof TooManyRequests && error.retryAfterSeconds === seconds

test('the limit itself is allowed, one more is not, and other names count for themselves', async () => {
  for (let count = 1; count <= 3; count++) await attempt(0, 'a')
  await assert.rejects(attempt(0, 'a'), waits(60))
  await attempt(0, 'b')
})

test('a window ends 60 seconds after its first attempt, however often it is tried meanwhile', async () => {
  for (const second of [0, 20, 40]) await attempt(second, 'c')
  for (const second of [41, 50, 59]) await assert.rejects(attempt(second, 'c'), waits(60 - second))
  for (const second of [60, 61, 62]) await attempt(second, 'c')
  await assert.rejects(attempt(63, 'c'), waits(57))
})

test('of 40 simultaneous attempts as many succeed as the limit allows', async () => {
  const results = await Promise.allSettled(Array.from({ length: 40 }, () => attempt(0, 'd')))
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 3)
})

test('a name is trusted until its time ends, and each call starts the time again', async () => {
  await markTrusted(scope, 'ada', 60)
  await markTrusted(later(30), 'ada', 60)
  assert.equal(await isTrusted(later(89), 'ada'), true)
  assert.equal(await isTrusted(later(90), 'ada'), false)
  assert.equal(await isTrusted(scope, 'cleo'), false)
})
