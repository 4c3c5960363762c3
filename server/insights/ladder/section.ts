import { ladderSteps } from '../../../ui/chart/ladder.ts'
import { publishedRate } from '../benchmarks/answer.ts'
import type { SectionContext } from '../finding.ts'
import { MINIMUM_SAMPLE, type Formatter } from '../format.ts'
import { CANVAS, drawChart } from '../report/canvas.ts'
import { estimateText, TOO_YOUNG_NOTE, UNKNOWN, type ReportTable } from '../report/table.ts'
import type { Step } from './answer.ts'
import { WHO_COUNTS } from './sentence.ts'

/** One row per step, each chance with its interval. */
export function ladderTable(steps: readonly Step[], { format }: SectionContext): ReportTable {
  const rows = steps.map(({ n, reached, next, medianGapDays }) => [
    `${n} → ${n + 1}`,
    format.count(reached),
    ...[next.d30, next.d90, next.d365].map((chance) => chanceText(chance, reached, format)),
    next.watched
      ? `${chanceText(next.watched, reached, format)}, ${format.count(next.watched.days)} d`
      : UNKNOWN,
    medianGapDays === null ? UNKNOWN : format.decimal(medianGapDays),
  ])
  const head = [
    'Order',
    'Customers',
    'in 30 days',
    'in 90 days',
    'in 365 days',
    'in the days observed',
    'Median days',
  ]
  const method =
    'Share who place the next order in time (95 % interval). On the first step all customers count, for as long as they were watched.'
  return { head, rows, notes: [method, WHO_COUNTS, TOO_YOUNG_NOTE] }
}

/** The share with its interval; then of how many, where these are not all who reached the step. */
function chanceText(chance: Step['next']['d30'], reached: number, format: Formatter): string {
  const text = estimateText(chance, format)
  return chance && chance.n !== reached ? `${text} of ${format.count(chance.n)}` : text
}

export function ladderChart(steps: readonly Step[], { format, sentence }: SectionContext): string {
  const drawn = steps
    .filter(({ reached }) => reached > 0)
    .map(({ n, reached, soFar }) => ({
      label: `${n} → ${n + 1}`,
      count: reached,
      // The share so far, as in the sentence; the chances within a window are in the table.
      nextRate:
        reached < MINIMUM_SAMPLE ? null : soFar && { value: soFar.p, low: soFar.low, high: soFar.high },
      benchmark: publishedRate(n, 'soFar'),
    }))
  const share = (value: number) => format.percent(value)
  return drawChart(ladderSteps({ steps: drawn, share, count: format.count }, CANVAS), 280, sentence)
}
