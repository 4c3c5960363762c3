import { emptyHistory, type History } from '../server/signals/history/history.ts'
import { Population } from '../server/signals/population/population.ts'
import { replay } from '../server/signals/backtest/replay.ts'
import { detectSignals } from '../server/signals/detect/rule-set.ts'
import { DEFAULT_SETTINGS } from '../server/signals/settings/schema.ts'
import { timed, type Figure } from './figures.ts'

const CUSTOMERS = 100_000
const REPLAYED = 2000
const THROUGH = 600
const LOGINS = 100

/** The rules alone, without a database: the population that customers are compared with, and the signals of all customers on one day. */
export async function benchmarkSignals(log: (message: string) => void): Promise<Figure[]> {
  const size = `${CUSTOMERS.toLocaleString('en')} histories`
  log(`Generating ${size}.`)
  const histories = makeHistories(CUSTOMERS)
  const population = new Population(THROUGH)
  const populationMs = await timed(async () => histories.forEach((history) => population.add(history)))
  let context = population.context(DEFAULT_SETTINGS)
  const fittingMs = await timed(async () => (context = population.context(DEFAULT_SETTINGS)))
  const detectionMs = await timed(async () => {
    for (const history of histories) detectSignals(history, THROUGH, context)
  })
  log(`Replaying ${REPLAYED.toLocaleString('en')} of them day by day.`)
  const sample = histories.slice(0, REPLAYED)
  const replayMs = await timed(() => replay(() => [sample], DEFAULT_SETTINGS, 0, THROUGH))
  return [
    figure(`${size}: population built`, populationMs, 2),
    figure(`${size}: typical rhythms worked out`, fittingMs, 2),
    figure(`${size}: signals of one day`, detectionMs, 5),
    figure(`${REPLAYED.toLocaleString('en')} histories: ${THROUGH} days replayed`, replayMs, 30),
  ]
}

const figure = (what: string, ms: number, goal: number | null): Figure => ({
  what,
  value: ms / 1000,
  unit: 's',
  goal,
})

/** About a hundred log-ins each, at rates between daily and monthly; a third of the customers have left. */
function makeHistories(customers: number): History[] {
  let seed = 1
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32
  return Array.from({ length: customers }, (_, index) => {
    const gap = 1 + 9 * random() ** 2
    const days: number[] = []
    for (
      let day = THROUGH * 0.3 * random();
      day < THROUGH && days.length < 1.5 * LOGINS;
      day += gap * 2 * random()
    )
      if (days.at(-1) !== Math.floor(day)) days.push(Math.floor(day))
    const kept = random() < 1 / 3 ? days.slice(0, Math.ceil(days.length * random())) : days
    return {
      ...emptyHistory(index + 1),
      orders: [{ day: days[0]!, isNew: true }],
      contacts: [{ id: index + 1, days: Int32Array.from(kept), events: new Int32Array(kept.length).fill(3) }],
    }
  })
}
