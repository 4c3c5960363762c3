import assert from 'node:assert/strict'
import { test } from 'node:test'
import { address } from '../actions/actions.ts'
import { runNightly } from '../nightly/nightly.ts'
import { trackRecords } from './record.ts'
import { ofCustomer } from '../signals.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { customer, on, visits } from '../../../test/world.ts'

test('The nightly run counts for each kind what happened after its stored signals', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  assert.deepEqual(await trackRecords(scope), { records: [], past: null, isReplaying: false })
  const ids: number[] = []
  for (let i = 0; i < 24; i++) {
    ids.push(await customer(scope, `Customer ${i}`))
    await visits(on(scope, '2026-05-03'), ids[i]!, ['2026-05-01', '2026-05-02', '2026-05-03'])
  }
  await runNightly(on(scope, '2026-05-12'))
  for (const id of ids.slice(0, 5)) {
    const [signal] = await ofCustomer(scope, id)
    await address(on(scope, '2026-05-12'), {
      customerId: id,
      signals: [signal!.id],
      code: 'unclear',
      comment: '',
    })
  }
  // Six log in again within 14 days, and the others never.
  for (const id of ids.slice(0, 6)) await visits(on(scope, '2026-05-20'), id, ['2026-05-20'])

  const stalled = async (day: string) => {
    await runNightly(on(scope, day))
    return (await trackRecords(scope)).records.find(({ kind }) => kind === 'stalled')!
  }
  const early = await stalled('2026-05-26')
  assert.deepEqual([early.fired, early.cameBack.judged, early.cameBack.rate], [24, 0, null])
  const late = await stalled('2026-09-01')
  // The six who came have stopped again since then, and each has a second signal.
  assert.deepEqual([late.cameBack.judged, late.cameBack.happened, late.cameBack.rate!.share], [30, 6, 0.2])
  assert.deepEqual([late.gone.happened, late.gone.rate!.share], [24, 0.8])
  // On the ninth silent day, and on the fourth and later for those who came less and less.
  assert.deepEqual(late.warning, { median: 81, judged: 24 })
  assert.deepEqual(late.codes, [{ code: 'unclear', label: 'Did not know how to go on', count: 5 }])
})
