import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chunk, records } from './delimited.ts'

async function* chunksOf(text: string): AsyncGenerator<Chunk> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += 65536)
    yield { bytes: bytes.subarray(at, at + 65536), position: at }
}

/** Processor time of this thread, the best of five runs: other programs on a busy machine do not count. */
async function secondsFor(text: string): Promise<number> {
  let best = Infinity
  for (let run = 0; run < 5; run++) {
    const before = process.threadCpuUsage()
    for await (const grid of records(chunksOf(text), ',')) grid.count = 0
    const { user, system } = process.threadCpuUsage(before)
    best = Math.min(best, (user + system) / 1e6)
  }
  return best
}

test('reading twice as much takes about twice as long, whatever the shape', async () => {
  const shapes = ['a,b,c\n', '"a ""b""",c\n', '""""', 'x,"y\n', ',', '"\n""', '"', '"\n"x', '\0,"\n']
  for (const shape of shapes) {
    const seconds: number[] = []
    for (const size of [1, 2, 4])
      seconds.push(await secondsFor(shape.repeat((size * 1_000_000) / shape.length)))
    const timings = `${JSON.stringify(shape)}: ${seconds.map((time) => time.toFixed(3)).join(', ')} s`
    assert.ok(seconds[2]! < 2.5 * 2.5 * Math.max(seconds[0]!, 0.02), timings)
  }
})

test('memory does not grow with the file: 400 MB pass through a heap of less than 120 MB', async () => {
  const piece = Buffer.from(
    '536365,85123A,"WHITE HANGING, HEART",6,2010-12-01 08:26:00,2.55,17850,Île\n'.repeat(7000),
  )
  let highest = 0
  async function* stream(): AsyncGenerator<Chunk> {
    for (let sent = 0; sent < 400e6; sent += piece.length) yield { bytes: piece, position: sent }
  }
  let count = 0
  for await (const grid of records(stream(), ',')) {
    if (count === 0) globalThis.gc?.()
    count += grid.count
    highest = Math.max(highest, process.memoryUsage().heapUsed)
  }
  assert.ok(count > 5_000_000)
  assert.ok(highest < 120e6, `${Math.round(highest / 1e6)} MB of heap at most`)
})
