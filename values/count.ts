/**
 * A number with its noun.
 *
 * @param write how the reader writes numbers
 * @param plural where it is not the noun with an s
 * @example formatCount(1, 'customer', String) // '1 customer'
 * @example formatCount(3, 'customer', String) // '3 customers'
 * @example formatCount(2, 'person', String, 'people') // '2 people'
 */
export function formatCount(
  value: number,
  noun: string,
  write: (value: number) => string,
  plural = `${noun}s`,
): string {
  return `${write(value)} ${value === 1 ? noun : plural}`
}
