type QueuedItems<Item> = { items: Item[]; resolve: () => void; reject: (error: unknown) => void }

/**
 * Writes together what comes while others are being written: a transaction that carries a hundred callers costs hardly
 * more than one that carries one. Each caller hears when their own items are written; when a write of many fails for what
 * is in it, each caller's is tried alone, so that nobody fails for somebody else.
 *
 * @param most items in one write; a caller with more is written alone
 * @param abreast writes under way at once
 * @param failsForAll whether an error would meet every one of them alone too
 */
export function batchWriter<Item>(
  write: (items: Item[]) => Promise<void>,
  most: number,
  abreast: number,
  failsForAll: (error: unknown) => boolean,
): (items: Item[]) => Promise<void> {
  const waiting: QueuedItems<Item>[] = []
  let underWay = 0

  const next = (): void => {
    if (underWay >= abreast || waiting.length === 0) return
    underWay += 1
    const turn = nextBatch(waiting, most)
    void writeBatch(turn, write, failsForAll).finally(() => {
      underWay -= 1
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
  turn: QueuedItems<Item>[],
  write: (items: Item[]) => Promise<void>,
  failsForAll: (error: unknown) => boolean,
): Promise<void> {
  try {
    await write(turn.flatMap(({ items }) => items))
    for (const { resolve } of turn) resolve()
  } catch (error) {
    if (turn.length === 1 || failsForAll(error)) for (const { reject } of turn) reject(error)
    else for (const one of turn) await write(one.items).then(one.resolve, one.reject)
  }
}
