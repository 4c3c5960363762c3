import { ladderSteps } from '../../../ui/chart/ladder.ts'
import { publishedRate } from '../benchmarks/answer.ts'
import type { SectionContext } from '../finding.ts'
import { MINIMUM_SAMPLE } from '../format.ts'
import { CANVAS, drawChart } from '../report/canvas.ts'
import { estimateText, TOO_YOUNG_NOTE, UNKNOWN, type ReportTable } from '../report/table.ts'
import type { Step } from './answer.ts'
import { LONG_WINDOW_BIAS } from './sentence.ts'

/** One row per step, each chance with its interval. */
export function ladderTable(steps: readonly Step[], { format }: SectionContext): ReportTable {
  const rows = steps.map(({ n, reached, next, medianGapDays }) => [
    `${n} → ${n + 1}`,
    format.count(reached),
    ...[next.d30, next.d90, next.d365].map((chance) => estimateText(chance, format)),
    next.watched ? `${estimateText(next.watched, format)}, ${format.count(next.watched.days)} d` : UNKNOWN,
    medianGapDays === null ? UNKNOWN : format.decimal(medianGapDays),
  ])
  const head = [
    'Order',
    'Customers',
    'in 30 days',
    'in 90 days',
    'in 365 days',
    'in the days watched',
    'Median days',
  ]
  const method =
    'Chance of the next order (95 % interval), customers counted for as long as they were watched.'
  return { head, rows, notes: [method, LONG_WINDOW_BIAS, TOO_YOUNG_NOTE] }
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
