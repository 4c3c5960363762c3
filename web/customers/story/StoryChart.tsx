import { use, useCallback, useMemo } from 'react'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { timeline, timelineHeight } from '../../../ui/chart/timeline/timeline.ts'
import type { Timeline } from '../../../ui/chart/timeline/lanes.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useSignalText } from '../../signals/useSignalText.ts'
import type { CustomerEvents } from './events.ts'
import { useCurrency } from '../../client/useCurrency.ts'
import { loginBars, daysPerBar } from './axis.ts'
import { DAY_MS } from '../../../values/days.ts'
import { signalSpan, buildStoryChart } from './chart.ts'
import { loginsTooltip } from './tooltips.ts'
import { StorySlider } from './StorySlider.tsx'

/** The keyboard slider steps through the chart as if it had this width in pixels. */
const SLIDER_WIDTH = 360

/** The height of the chart, known before it is drawn. */
export function storyChartHeight({ logins, signals }: Pick<CustomerEvents, 'logins' | 'signals'>): number {
  const spans = signals.map((signal) => signalSpan(signal, ''))
  return timelineHeight({ spans, bars: logins.map(() => ({ from: 0, to: 1, size: 1, tooltip: '' })) })
}

/** Orders, log-ins, signals and notes of one customer on one axis of time. */
export function StoryChart(props: {
  events: CustomerEvents
  firstDay: string | null
  isWhole: boolean
  now: Date
  summary: string
}) {
  const { events, firstDay, isWhole, now, summary } = props
  const locale = use(LocaleContext)
  const currency = useCurrency()
  const { sentence } = useSignalText()
  const story = useMemo(
    () => buildStoryChart(events, firstDay, isWhole, now.getTime(), { writing: locale, currency, sentence }),
    [events, firstDay, isWhole, now, locale, currency, sentence],
  )
  const withBars = useCallback(
    (width: number): Timeline => {
      const { logins, ...rest } = story
      const per = daysPerBar((rest.to - rest.from) / DAY_MS, width)
      return { ...rest, bars: loginBars(logins, per, (bar) => loginsTooltip(bar, locale)) }
    },
    [story, locale],
  )
  const draw = useCallback((stage: Canvas) => timeline(withBars(stage.width), stage), [withBars])
  const walked = useMemo(() => withBars(SLIDER_WIDTH), [withBars])
  return (
    <div className="relative">
      <Chart draw={draw} height={storyChartHeight(events)} summary={summary} />
      <StorySlider story={walked} />
    </div>
  )
}
