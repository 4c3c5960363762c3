import { parseArgs } from 'node:util'
import { benchmarkInsights } from './insights.ts'
import { isMet, formatFigure, type Figure } from './figures.ts'
import { benchmarkGoals } from './goals.ts'
import { dropSystemCache } from './database.ts'
import { benchmarkImport } from './import.ts'
import { benchmarkCustomerList } from './customer-list.ts'
import { benchmarkSignals } from './signals.ts'
import { benchmarkToday } from './today.ts'
import { benchmarkTracking } from './tracking/tracking.ts'

const HELP = `npm run bench [-- --large] [-- --only import|insights|customers|tracking|goals|signals]
  Measures performance on this machine with generated companies, which are deleted afterwards.
  --large also measures a company of 5,000,000 orders (about ten minutes more, 10 GB).
`

const { values } = parseArgs({
  options: { large: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})
const log = (message: string) => void process.stderr.write(`${message}\n`)
const isWanted = (part: string) => values.only === undefined || values.only === part

async function measureAll(): Promise<void> {
  if (!(await dropSystemCache()))
    log('Only root may drop the system’s cache: cold queries may still be served from it.')
  const all: Figure[] = []
  const show = (figures: Figure[]) => {
    for (const figure of figures) process.stdout.write(`${formatFigure(figure)}\n`)
    all.push(...figures)
  }
  if (isWanted('import')) show(await benchmarkImport(log))
  if (isWanted('customers')) show(await benchmarkCustomerList(log))
  if (isWanted('tracking')) show(await benchmarkTracking(log))
  if (isWanted('goals')) show(await benchmarkGoals(10_000, 100, log))
  if (isWanted('signals')) {
    show(await benchmarkSignals(log))
    show(await benchmarkToday(100_000, log))
  }
  if (isWanted('insights')) {
    for (const orders of [100_000, 1_000_000, ...(values.large ? [5_000_000] : [])])
      show(await benchmarkInsights(orders, log))
  }
  const missed = all.filter((figure) => !isMet(figure))
  process.stdout.write(`\n${all.length} figures, ${missed.length} of them above their goal.\n`)
}

if (values.help) process.stdout.write(HELP)
else await measureAll()
