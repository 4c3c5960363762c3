import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as goals from '../../goals/goals.ts'
import { metrics } from '../../goals/metrics/metrics.ts'
import { record as recordReading } from '../../goals/readings/readings.ts'
import { record } from '../../sales/sales.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'
import { cast } from '../../customers/sample/cast.ts'
import { customersOf } from '../../customers/customer-set-store.ts'
import { refreshUsage } from '../../usage/standing-store.ts'
import { english } from '../sentence.fixture.ts'
import { signalBasis } from './basis.ts'
import { basisSentence } from './sentence.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { customer, on, visits } from '../../../test/world.ts'

test('The basis names orders, log-ins and goals with a reading, each as far as it is known', async () => {
  await using database = await testDatabase()
  const at = on(await testScope(database), '2026-11-22')
  const sentence = async () => basisSentence(await signalBasis(at), english)
  assert.equal(await sentence(), null)
  await record(at, 'shop', [
    makeOrder('1', cast.ada, '2026-01-05', 4900),
    makeOrder('2', cast.ada, '2026-11-20', 4900),
    makeOrder('3', cast.ben, '2025-12-24', 4900),
  ])
  assert.equal(
    await sentence(),
    'Based on orders only: 2 customers, from 24 December 2025 to 20 November 2026.',
  )
  const cleo = await customer(at, 'Cleo')
  await visits(at, cleo, ['2026-10-01', '2026-10-03'])
  await refreshUsage(at.db, customersOf([cleo]).rows)
  const plan = { target: 0.3, baseline: 0.2, startsOn: '2026-09-01', dueOn: '2026-11-30' }
  await goals.makeFromTemplate(at, {
    id: cleo,
    template: 'open_rate',
    customerOwner: null,
    agreed: true,
    ...plan,
  })
  assert.equal((await signalBasis(at)).goals, null, 'a goal without a reading says nothing')
  const metricId = (await metrics(at)).find(({ name }) => name === 'Open rate')!.id
  const reading = { id: cleo, metricId, value: 0.22, at: new Date('2026-11-20T09:00:00Z') }
  await recordReading(at, { side: 'team', name: 'Mara' }, reading)
  assert.equal(
    await sentence(),
    'Based on orders (2 customers, from 24 December 2025 to 20 November 2026), log-ins (1 customer, from 1 October 2026 to 3 October 2026), goals (1 with a reading, of 1 customer).',
  )
})
