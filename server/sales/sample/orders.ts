import { seededRandom } from '../../../values/seeded-random.ts'
import { cast, type Person } from '../../customers/sample/cast.ts'
import { makeOrder } from './make-order.ts'
import { regularOrders } from './regular-orders.ts'
import type { IncomingOrder } from '../orders/incoming-order.ts'
import { DAY_MS } from '../../../values/days.ts'

/** What Morgenpost sells, in hundredths of whatever the company's currency is. */
const PRODUCTS: readonly { sku: string; name: string; price: number }[] = [
  { sku: 'mails-10k', name: '10,000 mails', price: 4900 },
  { sku: 'mails-50k', name: '50,000 mails', price: 16900 },
  { sku: 'mails-250k', name: '250,000 mails', price: 59000 },
  { sku: 'cleaning', name: 'List cleaning', price: 7900 },
  { sku: 'templates', name: 'Template design', price: 24000 },
  { sku: 'delivery', name: 'Deliverability check', price: 12900 },
]
const CHANNELS = ['website', 'website', 'website', 'sales call', 'recommendation', 'marketplace']
const COUNTRIES = [
  'Germany',
  'Germany',
  'Germany',
  'Austria',
  'Switzerland',
  'Netherlands',
  'France',
  'Poland',
]
const FIRST_NAMES = [
  'Anna', 'Bruno', 'Clara', 'David', 'Elif', 'Felix', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Karla', 'Luis', 'Mia', 'Noah',
  'Olga', 'Paul', 'Rosa', 'Samir', 'Tilda', 'Ugo', 'Vera', 'Willem', 'Yara', 'Zoë',
] // prettier-ignore
const LAST_NAMES = [
  'Albers', 'Berg', 'Çelik', 'Dubois', 'Engel', 'Fischer', 'Gómez', 'Haas', 'Ivanova', 'Jansen', 'Kovač', 'Lindqvist',
  'Müller', 'Nowak', 'Öztürk', 'Peters', 'Rossi', 'Schmidt', 'Tanaka', 'Vogel', 'Weber', 'Zimmermann',
] // prettier-ignore

const SEED = 20_260_101
const CUSTOMERS = 520
const YEARS_DAYS = 1095

/** Orders of three years up to a moment, always the same for the same moment: chance comes from a fixed seed. */
export function sampleOrders(today: Date): IncomingOrder[] {
  const end = Math.floor(today.getTime() / DAY_MS)
  return [...castOrders(end), ...townOrders(end), ...telephoneOrders(end)].filter(
    (sold) => sold.at <= today.getTime(),
  )
}

function castOrders(end: number): IncomingOrder[] {
  const order = (who: Person, daysAgo: number, product: number, more: Partial<IncomingOrder> = {}) =>
    sampleOrder(
      `${who.ref}-${daysAgo}-${product}`,
      who,
      end - daysAgo,
      9.5,
      [product],
      'website',
      'Germany',
      more,
    )
  const loyal = [1080, 1068, ...Array.from({ length: 34 }, (_, month) => 1040 - month * 30.4)]
  return [
    ...loyal.map((daysAgo, i) => order(cast.ada, Math.round(daysAgo), i % 7 === 3 ? 3 : 1)),
    order(cast.ben, 430, 0),
    ...[700, 610, 505, 390, 260, 120, 20].map((daysAgo, i) =>
      order(cast.cleo, daysAgo, [0, 0, 1, 1, 2, 4, 2][i]!),
    ),
    order(cast.dora, 200, 4, { refunded: 24000 }),
    order(cast.emil, 330, 0),
    order(cast.emil, 330, 3),
    order(cast.emil, 295, 1),
    order(cast.fay, 12, 1),
    order(cast.gus, 9, 0),
    ...[300, 210, 122, 31].map((daysAgo) => order(cast.hana, daysAgo, 1)),
    order(cast.ivo, 24, 1),
  ]
}

/** Orders of customers who never log in. */
const telephoneOrders = (end: number): IncomingOrder[] =>
  regularOrders().map(({ who, daysAgo, isLarge }) =>
    sampleOrder(
      `${who.ref}-${daysAgo}`,
      who,
      end - daysAgo,
      8,
      [isLarge ? 1 : 0],
      'sales call',
      'Germany',
      {},
    ),
  )

/** All other customers: each with their own rhythm and a chance to stop after every order. */
function townOrders(end: number): IncomingOrder[] {
  const chance = seededRandom(SEED)
  const orders: IncomingOrder[] = []
  for (let i = 0; i < CUSTOMERS; i++) {
    const who = townsperson(i, chance)
    const [channel, country] = [pick(CHANNELS, chance), pick(COUNTRIES, chance)]
    // The company grows: more customers began recently.
    let day = end - Math.floor(YEARS_DAYS * (1 - chance() ** 0.8))
    const [rhythm, leaving] = [18 + 120 * chance() ** 2, 0.12 + 0.5 * chance()]
    for (let nth = 1; day <= end; nth++) {
      const ref = `town-${i}-${nth}`
      const order = sampleOrder(
        ref,
        who,
        day,
        8 + 10 * chance(),
        basket(nth, chance),
        channel,
        country,
        mishap(day, chance),
      )
      orders.push(order)
      if (chance() < leaving / Math.sqrt(nth)) break
      day += 1 + Math.floor(-Math.log(1 - chance()) * rhythm)
    }
  }
  return orders
}

function townsperson(i: number, chance: () => number): Person {
  const [first, last] = [pick(FIRST_NAMES, chance), pick(LAST_NAMES, chance)]
  const address = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^\w.]/g, '')
    .toLowerCase()
  return { ref: `town-${i}`, email: `${address}.${i}@example.org`, name: `${first} ${last}` }
}

function basket(nth: number, chance: () => number): number[] {
  const main = Math.min(2, Math.floor(chance() * (nth > 3 ? 3 : nth > 1 ? 2.3 : 1.5)))
  return chance() < (nth > 1 ? 0.22 : 0.08) ? [main, 3 + Math.floor(chance() * 3)] : [main]
}

function mishap(day: number, chance: () => number): Partial<IncomingOrder> {
  const luck = chance()
  if (luck < 0.012) return { cancelledAt: (day + 1) * DAY_MS }
  return luck < 0.03 ? { refunded: 4900 } : {}
}

function sampleOrder(
  ref: string,
  who: Person,
  day: number,
  hour: number,
  products: number[],
  channel: string,
  country: string,
  more: Partial<IncomingOrder>,
): IncomingOrder {
  const sold = products.map((product) => PRODUCTS[product]!)
  const amounts = sold.map(({ price }) => price)
  return makeOrder(
    ref,
    who,
    new Date(day * DAY_MS + Math.round(hour * 3_600_000)).toISOString(),
    amounts.reduce((a, b) => a + b),
    {
      channel,
      country,
      products: sold.map(({ sku }) => sku),
      productNames: sold.map(({ name }) => name),
      quantities: sold.map(() => 1),
      amounts,
      ...more,
    },
  )
}

const pick = <Thing>(things: readonly Thing[], chance: () => number) =>
  things[Math.floor(chance() * things.length)]!
