import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { test } from 'node:test'
import { ACCESS } from '../access.ts'
import { factLoader, type FactQuery } from './finding.ts'
import { findings } from './findings.ts'

const query = { filters: {}, steps: 10 } as FactQuery

test('facts that several findings need are loaded once', async () => {
  let calls = 0
  const count = async () => ++calls
  const load = factLoader(query, { isSerial: false })
  assert.deepEqual(await Promise.all([load(count), load(count)]), [1, 1])
  assert.equal(await load(count), 1)
})

test('facts are loaded one after the other where there is only one connection', async () => {
  const log: string[] = []
  const slow = async () => {
    log.push('slow begins')
    await setTimeout(5)
    log.push('slow ends')
  }
  const quick = async () => void log.push('quick')
  const load = factLoader(query, { isSerial: true })
  await Promise.all([load(slow), load(quick)])
  assert.deepEqual(log, ['slow begins', 'slow ends', 'quick'])
})

test('every finding has a route for the team', () => {
  for (const { path } of Object.values(findings)) assert.equal(ACCESS[`GET /api${path}`], 'team', path)
})
