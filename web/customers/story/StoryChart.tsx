import { useCallback, useMemo } from 'react'
import { Chart } from '../../../ui/chart/Chart.tsx'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { timeline, timelineHeight } from '../../../ui/chart/timeline/timeline.ts'
import type { StoryModel } from './chart.ts'
import { StorySlider } from './StorySlider.tsx'

/** The keyboard slider steps through the chart as if it had this width in pixels. */
const SLIDER_WIDTH = 360

/** The height of the chart, known before it is drawn. */
export const storyChartHeight = (story: StoryModel): number =>
  timelineHeight({ ...story, bars: story.hasBars ? story.bars(SLIDER_WIDTH) : [] })

const withBars = (story: StoryModel, width: number) => ({ ...story, bars: story.bars(width) })

/** What happened with one customer on one axis of time. */
export function StoryChart({ story, summary }: { story: StoryModel; summary: string }) {
  const draw = useCallback((canvas: Canvas) => timeline(withBars(story, canvas.width), canvas), [story])
  const stops = useMemo(() => withBars(story, SLIDER_WIDTH), [story])
  return (
    <div className="relative">
      <Chart draw={draw} height={storyChartHeight(story)} summary={summary} />
      <StorySlider story={stops} />
    </div>
  )
}
