type QueuedItems<Item> = { items: Item[]; resolve: () => void; reject: (error: unknown) => void }

/**
 * Combines items that arrive during a write into the next write: a transaction for a hundred callers costs hardly more
 * than one for a single caller. Each call settles when its own items are written. When a combined write fails because
 * of its content, each caller's items are retried alone, so that no caller fails because of another.
 *
 * @param most items in one write; a caller with more gets a write of its own
 * @param concurrent writes at the same time
 * @param failsForAll whether an error would hit each of them alone too
 */
export function batchWriter<Item>(
  write: (items: Item[]) => Promise<void>,
  most: number,
  concurrent: number,
  failsForAll: (error: unknown) => boolean,
): (items: Item[]) => Promise<void> {
  const waiting: QueuedItems<Item>[] = []
  let running = 0

  const next = (): void => {
    if (running >= concurrent || waiting.length === 0) return
    running += 1
    const batch = nextBatch(waiting, most)
    void writeBatch(batch, write, failsForAll).finally(() => {
      running -= 1
      next()
    })
  }
  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject })
      next()
    })
}

function nextBatch<Item>(waiting: QueuedItems<Item>[], most: number): QueuedItems<Item>[] {
  let [count, size] = [1, waiting[0]!.items.length]
  while (count < waiting.length && (size += waiting[count]!.items.length) <= most) count += 1
  return waiting.splice(0, count)
}

async function writeBatch<Item>(
  batch: QueuedItems<Item>[],
  write: (items: Item[]) => Promise<void>,
  failsForAll: (error: unknown) => boolean,
): Promise<void> {
  try {
    await write(batch.flatMap(({ items }) => items))
    for (const { resolve } of batch) resolve()
  } catch (error) {
    if (batch.length === 1 || failsForAll(error)) for (const { reject } of batch) reject(error)
    else for (const one of batch) await write(one.items).then(one.resolve, one.reject)
  }
}
