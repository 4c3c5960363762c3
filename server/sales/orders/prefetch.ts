/**
 * Yields the same pieces but asks for the next one early, so that it is produced while the last one is processed.
 *
 * @throws what the source throws, at the place where it does
 */
export async function* prefetch<Piece>(source: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  const pieces = source[Symbol.asyncIterator]()
  const next = () => {
    const piece = pieces.next()
    // A failure is reported when its turn comes; if the consumer stops earlier, nobody asks for it.
    piece.catch(() => undefined)
    return piece
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
    await pieces.return?.()
  }
}
