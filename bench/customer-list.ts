import { listCustomers } from '../server/sales/customer-list/customer-list.ts'
import { listInput, sortKeys } from '../server/sales/customer-list/schema.ts'
import { medianTime, type Figure } from './figures.ts'
import { BenchDatabase } from './database.ts'
import { makeCustomers } from './made-up-company.ts'

const CUSTOMERS = 1_000_000
const GOAL = 100

/** The middle of each list. */
const MIDDLES = { name: 'mona', purchases: '5', total: '250000', last: '2024-06-01', first: '2023-06-01' }
const SEARCHES = {
  'an exact name': 'Hélène Kerlinberg',
  'a name without its accents': 'helene kerlin',
  'a name spelled wrong': 'helenne kerlinbreg',
  'an address': 'c729123@shop',
  'a number': '729123',
  'two letters': 'jo',
  'two letters that nobody has': 'xq',
  'what everybody has': 'shop.example',
  'what nobody has': 'zzyzx road',
}

/** The list of a million customers: each sorting from its beginning and from its middle, and the search. */
export async function benchmarkCustomerList(log: (message: string) => void): Promise<Figure[]> {
  await using database = await BenchDatabase.open()
  log('Making up a million customers.')
  await makeCustomers(database.scope.pool, CUSTOMERS)
  await database.scope.pool.query('vacuum analyze')
  const figures: Figure[] = []
  const measure = async (what: string, input: object) =>
    figures.push({
      what: `1,000,000 customers: ${what}`,
      value: await medianTime(() => listCustomers(database.scope, listInput.parse(input))),
      unit: 'ms',
      goal: GOAL,
    })
  for (const sort of sortKeys) {
    await measure(`first page by ${sort}`, { sort })
    await measure(`deep page by ${sort}`, { sort, after: JSON.stringify([MIDDLES[sort], CUSTOMERS / 2]) })
  }
  for (const [what, search] of Object.entries(SEARCHES)) await measure(`search for ${what}`, { search })
  return figures
}
