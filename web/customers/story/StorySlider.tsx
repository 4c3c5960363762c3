import { useMemo, useState } from 'react'
import { THREAD_MARGIN } from '../../../ui/chart/timeline/timeline.ts'
import type { Thread } from '../../../ui/chart/timeline/timeline.ts'

interface Stop {
  at: number
  told: string
}

/** Everything in the picture that can be told, from the earliest to the latest. */
function stopsOf({ happenings, spans = [], marks = [], bars = [] }: Thread): Stop[] {
  const begun = [...spans, ...bars].map(({ from, told }) => ({ at: from, told }))
  return [...happenings, ...marks, ...begun].sort((one, other) => one.at - other.at)
}

/** What is told on hover, for the keyboard: the arrows walk through the story, from its latest part back. */
export function Walk({ story }: { story: Thread }) {
  const stops = useMemo(() => stopsOf(story), [story])
  const last = stops.length - 1
  const [place, setPlace] = useState<number | null>(null)
  const at = Math.min(place ?? last, last)
  const stop = stops[at]
  if (!stop) return null
  const share = Math.min(1, Math.max(0, (stop.at - story.from) / (story.to - story.from)))
  return (
    // The mouse goes through to the picture; only the keyboard arrives here.
    <div className="pointer-events-none absolute inset-0 print:hidden">
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label="Walk through the story"
        aria-valuetext={stop.told.replaceAll('\n', ' ')}
        onChange={({ target }) => setPlace(target.valueAsNumber)}
        className="peer absolute inset-0 size-full opacity-0"
      />
      <div
        className="absolute inset-y-0 hidden peer-focus-visible:block"
        style={{ insetInline: THREAD_MARGIN }}
        aria-hidden
      >
        <div className="absolute top-0 bottom-6 w-px bg-ink" style={{ left: `${share * 100}%` }} />
        <div
          className="float-sheet absolute bottom-full w-max max-w-72 px-3 py-2 whitespace-pre-line"
          style={{ left: `${share * 100}%`, translate: `${-share * 100}% 0` }}
        >
          {stop.told}
        </div>
      </div>
    </div>
  )
}
