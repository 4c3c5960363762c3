/** Random numbers that are the same in every run. */
export function randomOf(seed: number) {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const exponential = () => -Math.log(1 - uniform())
  const normal = () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform())
  /** Marsaglia & Tsang (2000), ACM Transactions on Mathematical Software 26, 363–372. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape)
    const [d, c] = [shape - 1 / 3, 1 / Math.sqrt(9 * shape - 3)]
    for (;;) {
      const x = normal()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - uniform()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
    }
  }
  return { uniform, exponential, normal, gamma }
}

export type Random = ReturnType<typeof randomOf>

/** How customers buy: a gamma-distributed rate, and a beta-distributed chance to leave after each order. */
export type Buying = {
  /** The days that the data covers, and those in which customers join. */
  watched: number
  joining: number
  rate: { shape: number; days: number }
  leaving: { a: number; b: number }
}

/**
 * MBG/NBD: Batislam et al. (2007). A shop that is joined all along, one whose customers all joined at first, and a grocer
 * with regular customers.
 */
export const shops: Record<'joinedAllAlong' | 'joinedAtFirst' | 'grocer', Buying> = {
  joinedAllAlong: { watched: 730, joining: 725, rate: { shape: 1, days: 40 }, leaving: { a: 0.8, b: 2.5 } },
  joinedAtFirst: { watched: 545, joining: 84, rate: { shape: 0.6, days: 40 }, leaving: { a: 0.8, b: 2.4 } },
  grocer: { watched: 600, joining: 500, rate: { shape: 4, days: 40 }, leaving: { a: 0.5, b: 8 } },
}

/** The order days of one customer through `end`, ascending, each once. */
export function orderDays({ joining, rate, leaving }: Buying, random: Random, end: number): number[] {
  const perDay = random.gamma(rate.shape) / rate.days
  const [left, stayed] = [random.gamma(leaving.a), random.gamma(leaving.b)]
  let time = random.uniform() * joining
  const days = [Math.floor(time)]
  while (random.uniform() >= left / (left + stayed)) {
    time += random.exponential() / perDay
    if (time > end) break
    if (Math.floor(time) > days.at(-1)!) days.push(Math.floor(time))
  }
  return days
}
