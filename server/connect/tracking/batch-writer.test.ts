import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as soon } from 'node:timers/promises'
import { batchWriter } from './batch-writer.ts'

test('items that arrive during a write are written in one batch, and each caller waits for its own', async () => {
  const writes: number[][] = []
  const open: (() => void)[] = []
  const submit = batchWriter<number>(
    (items) => {
      writes.push(items)
      return new Promise((resolve) => open.push(resolve))
    },
    4,
    1,
    () => false,
  )
  const resolved: number[] = []
  for (const items of [[1], [2], [3, 4], [5, 6]]) void submit(items).then(() => resolved.push(...items))
  await soon()
  assert.deepEqual([writes, resolved], [[[1]], []])
  open[0]!()
  await soon()
  assert.deepEqual([writes, resolved], [[[1], [2, 3, 4]], [1]])
  open[1]!()
  await soon()
  open[2]!()
  await soon()
  assert.deepEqual(
    [writes, resolved],
    [
      [[1], [2, 3, 4], [5, 6]],
      [1, 2, 3, 4, 5, 6],
    ],
  )
})

test('an invalid item fails only its own caller', async () => {
  const written: number[] = []
  const submit = batchWriter<number>(
    async (items) => {
      await soon()
      if (items.includes(13)) throw new Error('13')
      written.push(...items)
    },
    100,
    1,
    () => false,
  )
  const results = await Promise.allSettled([[1], [2], [13], [4]].map(submit))
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
  assert.deepEqual(written, [1, 2, 4])
})

test('a failure that affects every caller is not retried one by one', async () => {
  let writes = 0
  const write = async () => {
    writes += 1
    await soon()
    throw new Error('away')
  }
  const submit = batchWriter<number>(write, 100, 1, () => true)
  const results = await Promise.allSettled([[1], [2], [3]].map(submit))
  assert.deepEqual([results.filter(({ status }) => status === 'rejected').length, writes], [3, 2])
})
