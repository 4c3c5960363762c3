import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startScheduler } from './scheduler.ts'
import type { Scope } from '../scope/scope.ts'

const scope = () => ({}) as Scope
const quiet = () => undefined

test('a job runs on schedule, never concurrently, and once more if it is triggered while it runs', async () => {
  let [runs, beside, most] = [0, 0, 0]
  const run = async () => {
    most = Math.max(most, (beside += 1))
    await pause(30)
    beside -= 1
    runs += 1
  }
  const scheduler = startScheduler([{ name: 'work', everySeconds: 3600, run }], scope, quiet)
  await pause(10)
  for (let i = 0; i < 5; i++) scheduler.trigger('work')
  await pause(300)
  assert.deepEqual([runs, most], [2, 1])
  scheduler.trigger('work')
  scheduler.trigger('nobody')
  await pause(200)
  await scheduler.stop()
  assert.equal(runs, 3)
})

test('a failed job is reported and runs again; stopping waits for running jobs and starts no new one', async () => {
  const failedNames: string[] = []
  let runs = 0
  const works = [
    { name: 'fails', everySeconds: 0.02, run: () => Promise.reject(new Error('no')) },
    { name: 'slow', everySeconds: 0.01, run: () => pause(60).then(() => (runs += 1)) },
  ]
  const scheduler = startScheduler(works, scope, (name) => failedNames.push(name))
  await pause(90)
  await scheduler.stop()
  const [failures, done] = [failedNames.length, runs]
  assert.ok(failures >= 2 && failedNames.every((name) => name === 'fails'))
  assert.ok(done >= 1)
  scheduler.trigger('slow')
  await pause(150)
  assert.deepEqual([failedNames.length, runs], [failures, done])
})
