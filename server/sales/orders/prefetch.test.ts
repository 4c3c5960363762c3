import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prefetch } from './prefetch.ts'

test('the next piece is produced while one is processed, and only that one', async () => {
  const produced: number[] = []
  async function* source() {
    for (let piece = 1; piece <= 3; piece++) {
      produced.push(piece)
      yield piece
    }
  }
  const consumed: number[][] = []
  for await (const piece of prefetch(source())) consumed.push([piece, ...produced])
  assert.deepEqual(consumed, [
    [1, 1, 2],
    [2, 1, 2, 3],
    [3, 1, 2, 3],
  ])
})

test('a failure of the source is reported after the pieces before it, and never if nobody asks for more', async () => {
  let closed = 0
  async function* source() {
    try {
      yield 1
      throw new Error('torn')
    } finally {
      closed++
    }
  }
  const consumed: number[] = []
  await assert.rejects(async () => {
    for await (const piece of prefetch(source())) consumed.push(piece)
  }, /torn/)
  assert.deepEqual(consumed, [1])
  for await (const _ of prefetch(source())) break
  assert.equal(closed, 2)
})
