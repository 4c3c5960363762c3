import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as soon } from 'node:timers/promises'
import { batchWriter } from './batch-writer.ts'

test('what comes while others are being written is written together, and nobody hears before theirs is', async () => {
  const writes: number[][] = []
  const open: (() => void)[] = []
  const tell = batchWriter<number>(
    (items) => {
      writes.push(items)
      return new Promise((resolve) => open.push(resolve))
    },
    4,
    1,
    () => false,
  )
  const heard: number[] = []
  for (const items of [[1], [2], [3, 4], [5, 6]]) void tell(items).then(() => heard.push(...items))
  await soon()
  assert.deepEqual([writes, heard], [[[1]], []])
  open[0]!()
  await soon()
  assert.deepEqual([writes, heard], [[[1], [2, 3, 4]], [1]])
  open[1]!()
  await soon()
  open[2]!()
  await soon()
  assert.deepEqual(
    [writes, heard],
    [
      [[1], [2, 3, 4], [5, 6]],
      [1, 2, 3, 4, 5, 6],
    ],
  )
})

test('one bad caller fails alone', async () => {
  const written: number[] = []
  const tell = batchWriter<number>(
    async (items) => {
      await soon()
      if (items.includes(13)) throw new Error('13')
      written.push(...items)
    },
    100,
    1,
    () => false,
  )
  const answers = await Promise.allSettled([[1], [2], [13], [4]].map(tell))
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
  assert.deepEqual(written, [1, 2, 4])
})

test('what would fail for everybody is not tried for each of them', async () => {
  let writes = 0
  const write = async () => {
    writes += 1
    await soon()
    throw new Error('away')
  }
  const tell = batchWriter<number>(write, 100, 1, () => true)
  const answers = await Promise.allSettled([[1], [2], [3]].map(tell))
  assert.deepEqual([answers.filter(({ status }) => status === 'rejected').length, writes], [3, 2])
})
