/**
 * The same, one piece ahead: the next is in the making while the last one is worked on.
 *
 * @throws what the source throws, in its place
 */
export async function* prefetch<Piece>(source: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  const pieces = source[Symbol.asyncIterator]()
  const next = () => {
    const piece = pieces.next()
    // Whether it fails is asked in its turn, and by nobody where the work ends earlier.
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
