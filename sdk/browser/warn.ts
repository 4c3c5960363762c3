/** A message to the developer of the site; their page goes on. */
// oxlint-disable-next-line no-console
export const warn = (message: unknown): void => console.warn('rondo:', message)
