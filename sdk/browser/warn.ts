/** A word to who builds the site; their page goes on as if nothing had been. */
// oxlint-disable-next-line no-console
export const warn = (words: unknown): void => console.warn('rondo:', words)
