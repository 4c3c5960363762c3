import { parseArgs } from 'node:util'
import { measureInsights } from './insights.ts'
import { isMet, formatFigure, type Figure } from './figures.ts'
import { benchGoals } from './goals.ts'
import { dropSystemCache } from './database.ts'
import { benchmarkImport } from './import.ts'
import { benchmarkCustomerList } from './customer-list.ts'
import { judging } from './signals.ts'
import { daily } from './today.ts'
import { benchmarkTracking } from './tracking/tracking.ts'

const HELP = `npm run bench [-- --large] [-- --only import|insights|customers|tracking|goals|signals]
  Measures what should be fast, on this machine, with made-up companies that it takes away again.
  --large also asks a company of 5,000,000 orders (about ten minutes more, 10 GB).
`

const { values } = parseArgs({
  options: { large: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})
const say = (words: string) => void process.stderr.write(`${words}\n`)
const wants = (part: string) => values.only === undefined || values.only === part

async function measureAll(): Promise<void> {
  if (!(await dropSystemCache()))
    say('Only root may empty the system’s cache: a cold question may find its pages there.')
  const all: Figure[] = []
  const show = (figures: Figure[]) => {
    for (const figure of figures) process.stdout.write(`${formatFigure(figure)}\n`)
    all.push(...figures)
  }
  if (wants('import')) show(await benchmarkImport(say))
  if (wants('customers')) show(await benchmarkCustomerList(say))
  if (wants('tracking')) show(await benchmarkTracking(say))
  if (wants('goals')) show(await benchGoals(10_000, 100, say))
  if (wants('signals')) {
    show(await judging(say))
    show(await daily(100_000, say))
  }
  if (wants('insights')) {
    for (const orders of [100_000, 1_000_000, ...(values.large ? [5_000_000] : [])])
      show(await measureInsights(orders, say))
  }
  const missed = all.filter((figure) => !isMet(figure))
  process.stdout.write(`\n${all.length} figures, ${missed.length} of them above their goal.\n`)
}

if (values.help) process.stdout.write(HELP)
else await measureAll()
