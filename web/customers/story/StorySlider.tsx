import { useMemo, useState } from 'react'
import { TIMELINE_MARGIN } from '../../../ui/chart/timeline/timeline.ts'
import type { Timeline } from '../../../ui/chart/timeline/lanes.ts'

interface Stop {
  at: number
  tooltip: string
}

/** Everything in the chart that has a tooltip, from the earliest to the latest. */
function listStops({ events, spans = [], marks = [], bars = [], idle }: Timeline): Stop[] {
  const begun = [...spans, ...bars].map(({ from, tooltip }) => ({ at: from, tooltip }))
  const silence = idle ? [{ at: idle.to, tooltip: idle.label }] : []
  return [...events, ...marks, ...begun, ...silence].sort((one, other) => one.at - other.at)
}

/** The tooltips of the chart by keyboard: the arrow keys move through them, from the latest back. */
export function StorySlider({ story }: { story: Timeline }) {
  const stops = useMemo(() => listStops(story), [story])
  const last = stops.length - 1
  const [place, setPlace] = useState<number | null>(null)
  const at = Math.min(place ?? last, last)
  const stop = stops[at]
  if (!stop) return null
  const share = Math.min(1, Math.max(0, (stop.at - story.from) / (story.to - story.from)))
  return (
    // The mouse reaches the chart below; only the keyboard works here.
    <div className="pointer-events-none absolute inset-0 print:hidden">
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label="Move through the history"
        aria-valuetext={stop.tooltip.replaceAll('\n', ' ')}
        onChange={({ target }) => setPlace(target.valueAsNumber)}
        className="peer absolute inset-0 size-full opacity-0"
      />
      <div
        className="absolute inset-y-0 hidden peer-focus-visible:block"
        style={{ insetInline: TIMELINE_MARGIN }}
        aria-hidden
      >
        <div className="absolute top-0 bottom-6 w-px bg-ink" style={{ left: `${share * 100}%` }} />
        <div
          className="float-sheet absolute bottom-full w-max max-w-72 px-3 py-2 whitespace-pre-line"
          style={{ left: `${share * 100}%`, translate: `${-share * 100}% 0` }}
        >
          {stop.tooltip}
        </div>
      </div>
    </div>
  )
}
