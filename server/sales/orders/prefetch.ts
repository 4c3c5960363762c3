/**
 * Yields the same items but requests the next one early, so that it is produced while the last one is processed.
 *
 * @throws what the source throws, at the place where it does
 */
export async function* prefetch<Piece>(source: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  const iterator = source[Symbol.asyncIterator]()
  const next = () => {
    const item = iterator.next()
    // An error is thrown when its item is requested; without this handler it would be unhandled if the consumer stops
    // earlier.
    item.catch(() => undefined)
    return item
  }
  let coming = next()
  try {
    for (;;) {
      const { done, value } = await coming
      if (done) return
      coming = next()
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}
