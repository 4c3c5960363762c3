import { formatCount } from '../../../values/count.ts'
import { useCallback } from 'react'
import type { SilenceAnswer } from '../../../server/insights/leaving/answer.ts'
import type { SilentWeek } from '../../../server/insights/leaving/weeks.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { curve } from '../../../ui/chart/curve.ts'
import { Figures } from '../Figures.tsx'
import type { Figure } from '../Figures.tsx'
import { useFormatter } from '../useFormatter.ts'

const CHART_HEIGHT = 280
const WEEKS_HEIGHT = 220
export const SILENCE_HEIGHT = CHART_HEIGHT + 84
/** The silences under the chart, if they are shown; a short history has only the short ones. */
const NAMED_DAYS = [14, 30, 90, 180, 365]

export interface SilencePart {
  visit: 'order' | 'log-in'
  answer: SilenceAnswer
}

function figuresOf({ visit, answer }: SilencePart, format: Formatter): Figure[] {
  const again = visit === 'order' ? 'ordered again' : 'logged in again'
  const named = answer.returns.filter(({ days }) => NAMED_DAYS.includes(days)).slice(-3)
  return named.map((point) => ({
    label: `Silent for ${formatCount(point.days, 'day', format.count)}`,
    value: `${format.percent(point.p)} ${again}`,
    note: `95 % interval ${format.range(point)}, n ${format.count(point.n)}`,
  }))
}

/** The share silent for longer than is usual, by weeks since the first visit. */
function SilentCurve({
  visit,
  weeks,
  days,
}: {
  visit: SilencePart['visit']
  weeks: readonly SilentWeek[]
  days: number
}) {
  const format = useFormatter()
  const title = `Silent for more than ${formatCount(days, 'day', format.count)}`
  const draw = useCallback(
    (canvas: Canvas) =>
      curve(
        {
          lines: [
            { name: title, points: weeks.map(({ week, p, low, high }) => ({ x: week, y: p, low, high })) },
          ],
          xLabel: `weeks since the first ${visit}`,
          x: format.count,
          y: (share) => format.percent(share),
        },
        canvas,
      ),
    [weeks, visit, title, format],
  )
  return (
    <figure className="m-0 mt-6">
      <figcaption className="text-small text-soft">{title}, of the customers observed that long</figcaption>
      <Chart draw={draw} height={WEEKS_HEIGHT} summary={`${title}, by weeks since the first ${visit}`} />
    </figure>
  )
}

/** The share that came back, by how long the customer had been silent. */
export function Silences({ visit, answer, summary }: SilencePart & { summary: string }) {
  const format = useFormatter()
  const draw = useCallback(
    (canvas: Canvas) => {
      const { returns, threshold } = answer
      return curve(
        {
          lines: [
            {
              name: visit === 'order' ? 'Ordered again' : 'Logged in again',
              points: returns.map(({ days, p, low, high }) => ({ x: days, y: p, low, high })),
            },
          ],
          windows: threshold ? [{ x: threshold.days, label: `under 5 % from day ${threshold.days}` }] : [],
          xLabel: visit === 'order' ? 'days without an order' : 'days without a log-in',
          x: format.count,
          y: (share) => format.percent(share),
        },
        canvas,
      )
    },
    [answer, visit, format],
  )
  return (
    <div className="mb-6 last:mb-0">
      <Chart draw={draw} height={CHART_HEIGHT} summary={summary} />
      <Figures figures={figuresOf({ visit, answer }, format)} />
      {answer.threshold && answer.silentByWeek.length > 1 && (
        <SilentCurve visit={visit} weeks={answer.silentByWeek} days={answer.threshold.days} />
      )}
    </div>
  )
}
