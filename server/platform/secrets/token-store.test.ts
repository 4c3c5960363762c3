import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../scope/scope.ts'
import { claimToken, endTokens, inspectToken, issueToken } from './token-store.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

const DEAD = { status: 410, code: 'link_dead' }

async function isDead(at: Scope, token: string): Promise<void> {
  await assert.rejects(inspectToken(at, token), DEAD)
  await assert.rejects(claimToken(at, 'owner-reset', token), DEAD)
}

test('a newer token ends the earlier one of its purpose and subject, and no other', async () => {
  const earlier = await issueToken(scope, 'owner-reset', 'ada@example.com', 2)
  const others = [
    await issueToken(scope, 'owner-reset', 'cleo@example.com', 2),
    await issueToken(scope, 'owner-setup', 'ada@example.com', 2),
  ]
  const newer = await issueToken(scope, 'owner-reset', 'ada@example.com', 2)
  await isDead(scope, earlier)
  for (const token of [...others, newer]) await inspectToken(scope, token)
  assert.deepEqual(await claimToken(scope, 'owner-reset', newer), { subject: 'ada@example.com' })
  await isDead(scope, newer)
})

test('a token works for its own purpose only', async () => {
  const token = await issueToken(scope, 'owner-setup', 'owner', 48)
  await assert.rejects(claimToken(scope, 'owner-reset', token), DEAD)
  assert.deepEqual(await claimToken(scope, 'owner-setup', token), { subject: 'owner' })
})

test('a token works until the moment it ends, and not at that moment', async () => {
  const token = await issueToken(scope, 'owner-reset', 'ada@example.com', 2)
  const at = (ms: number): Scope => ({ ...scope, now: new Date(scope.now.getTime() + 2 * 3_600_000 + ms) })
  await isDead(at(0), token)
  assert.equal((await inspectToken(at(-1), token)).purpose, 'owner-reset')
  assert.deepEqual(await claimToken(at(-1), 'owner-reset', token), { subject: 'ada@example.com' })
})

test('ending the tokens of one person leaves those of the others', async () => {
  const mine = await issueToken(scope, 'owner-reset', 'ada@example.com', 2)
  const theirs = await issueToken(scope, 'owner-reset', 'cleo@example.com', 2)
  await endTokens(scope, 'owner-reset', 'ada@example.com')
  await isDead(scope, mine)
  assert.equal((await inspectToken(scope, theirs)).subject, 'cleo@example.com')
})
