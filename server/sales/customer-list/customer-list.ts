import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { customersByKey } from './page-store.ts'
import type { CustomerPage, ListedCustomer, ListInput } from './schema.ts'
import { findByPart, findByWordStart, findSimilar, searchForm } from './search-store.ts'

/** One page of customers, by key, so that the millionth page costs what the first one does. */
export async function listCustomers(scope: Scope, input: ListInput): Promise<CustomerPage> {
  const text = input.search?.trim()
  return text
    ? { customers: await search(scope, text, input.limit), next: null }
    : customersByKey(scope.db, input)
}

/** Shorter texts are in the trigram index only as the start of a word. */
const SHORTEST_IN_INDEX = 3

/**
 * Similarity of trigrams from which a spelling counts as similar. Two swapped letters leave less than half of the
 * trigrams of a short word; the lower threshold finds those too, but many others and slowly.
 */
const [SIMILAR, HARDLY_SIMILAR] = [0.6, 0.4]

/** Finds by any part of the name, address or id; if there is no match, by similar spelling. */
async function search(scope: Scope, text: string, limit: number): Promise<ListedCustomer[]> {
  const query = await searchForm(scope.db, text)
  if (!/[\p{L}\p{N}]/u.test(query)) return []
  const isShort = query.length < SHORTEST_IN_INDEX
  const matches = isShort
    ? await inTransaction(scope, ({ db }) => findByWordStart(db, query, limit))
    : await findByPart(scope.db, query, limit)
  if (matches.length > 0 || isShort) return matches
  for (const threshold of [SIMILAR, HARDLY_SIMILAR]) {
    const similar = await inTransaction(scope, ({ db }) => findSimilar(db, query, threshold, limit))
    if (similar.length > 0) return similar
  }
  return []
}
