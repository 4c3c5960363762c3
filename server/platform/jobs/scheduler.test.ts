import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startScheduler } from './scheduler.ts'
import type { Scope } from '../scope/scope.ts'

const scope = () => ({}) as Scope
const quiet = () => undefined

test('work comes round, never beside itself, and a poke during it brings it round once more', async () => {
  let [runs, beside, most] = [0, 0, 0]
  const run = async () => {
    most = Math.max(most, (beside += 1))
    await pause(30)
    beside -= 1
    runs += 1
  }
  const rounds = startScheduler([{ name: 'work', everySeconds: 3600, run }], scope, quiet)
  await pause(10)
  for (let i = 0; i < 5; i++) rounds.trigger('work')
  await pause(300)
  assert.deepEqual([runs, most], [2, 1])
  rounds.trigger('work')
  rounds.trigger('nobody')
  await pause(200)
  await rounds.stop()
  assert.equal(runs, 3)
})

test('what fails is told and comes round again; stopping waits for what is under way and begins nothing new', async () => {
  const told: string[] = []
  let runs = 0
  const works = [
    { name: 'fails', everySeconds: 0.02, run: () => Promise.reject(new Error('no')) },
    { name: 'slow', everySeconds: 0.01, run: () => pause(60).then(() => (runs += 1)) },
  ]
  const rounds = startScheduler(works, scope, (name) => told.push(name))
  await pause(90)
  await rounds.stop()
  const [failures, done] = [told.length, runs]
  assert.ok(failures >= 2 && told.every((name) => name === 'fails'))
  assert.ok(done >= 1)
  rounds.trigger('slow')
  await pause(150)
  assert.deepEqual([told.length, runs], [failures, done])
})
