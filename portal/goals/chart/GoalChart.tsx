import { use, useEffect, useRef, useState } from 'react'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { formatDay } from '../../../ui/date/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { formatValue } from '../readings/values.ts'
import type { Scale } from '../readings/values.ts'
import type { Goal, Reading } from '../goal.ts'
import { isDisputed, latestOf } from '../readings/series.ts'
import { layoutChart } from './layout.ts'
import type { ChartLayout as Drawn, Pixel, Point } from './layout.ts'

const HEIGHT = 240
/** The width of one digit of an axis label, in pixels. */
const FIGURE = 9

function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return { box, width }
}

interface PictureProps {
  goal: Goal
  scale: Scale
  /** The value expected today, if any. */
  expected: Point | null
  summary: string
}

const point = ({ at, value }: Reading) => ({ at: Date.parse(at), value })

function layoutGoal({ goal, scale, expected }: PictureProps, width: number, locale: LocaleSettings): Drawn {
  const bounds = [goal.baseline, goal.target, ...goal.series.map(({ value }) => value)]
  const longest = Math.max(...bounds.map((value) => formatValue(value, scale, locale).length))
  return layoutChart(
    {
      from: { at: Date.parse(goal.startsOn), value: goal.baseline },
      to: { at: Date.parse(goal.dueOn), value: goal.target },
      counted: goal.series
        .filter(({ counts }) => counts)
        .map(point)
        .sort((one, other) => one.at - other.at),
      aside: goal.series.filter(isDisputed).map(point),
      expected,
      factor: scale.factor,
    },
    { width, height: HEIGHT, labels: Math.min(96, 12 + longest * FIGURE) },
  )
}

/** A label next to a mark, on the side with more room. */
function Label(props: { mark: Pixel; picture: Drawn; below?: boolean; children: string }) {
  const { mark, picture, below, children } = props
  const [x, y] = mark
  const isLate = x > (picture.left + picture.right) / 2
  // The label of a late mark ends a little beyond it, but inside the chart.
  const edge = isLate ? Math.min(x + 10, picture.width - 1) : x + 8
  return (
    <text
      x={edge}
      y={below ? y + 24 : y - 13}
      textAnchor={isLate ? 'end' : 'start'}
      className="fill-ink stroke-paper stroke-4 text-small font-semibold [paint-order:stroke]"
    >
      {children}
    </text>
  )
}

function Levels({ picture, scale }: { picture: Drawn; scale: Scale }) {
  const locale = use(LocaleContext)
  return picture.levels.map(({ y, value }) => (
    <g key={value}>
      <line x1={picture.left} x2={picture.right} y1={y} y2={y} className="stroke-hairline" />
      <text x={picture.left - 8} y={y + 5} textAnchor="end" className="fill-soft text-small tabular-nums">
        {formatValue(value, scale, locale)}
      </text>
    </g>
  ))
}

function Marks({ goal, scale, picture }: { goal: Goal; scale: Scale; picture: Drawn }) {
  const locale = use(LocaleContext)
  const format = (value: number) => formatValue(value, scale, locale)
  const { start, end, expected, latest } = picture
  const last = latestOf(goal)
  const isCrowded = latest !== null && Math.abs(latest[0] - end[0]) < 48
  return (
    <>
      <path
        d={`M${start.join(' ')}L${end.join(' ')}`}
        className="fill-none stroke-soft stroke-[1.5] [stroke-dasharray:5_4]"
      />
      <circle cx={end[0]} cy={end[1]} r={6} className="fill-paper stroke-ink stroke-2" />
      {expected && (
        <line
          x1={expected[0]}
          x2={expected[0]}
          y1={expected[1] - 8}
          y2={expected[1] + 8}
          className="stroke-ink stroke-2"
        />
      )}
      <path d={picture.line} className="fill-none stroke-accent stroke-[2.5]" />
      {picture.dots.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={4} className="fill-accent" />
      ))}
      {picture.hollow.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={4.5} className="fill-paper stroke-amber stroke-2" />
      ))}
      {latest && <circle cx={latest[0]} cy={latest[1]} r={6} className="fill-accent" />}
      <Label mark={end} picture={picture} below={isCrowded ? latest[1] <= end[1] : end[1] > start[1]}>
        {format(goal.target)}
      </Label>
      {latest && last && Math.hypot(latest[0] - end[0], latest[1] - end[1]) > 72 && (
        <Label mark={latest} picture={picture}>
          {format(last.value)}
        </Label>
      )}
    </>
  )
}

/** A chart of a goal: its readings, the straight line to the target, and the value expected today. */
export function GoalChart(props: PictureProps) {
  const { goal, scale, summary } = props
  const locale = use(LocaleContext)
  const { box, width } = useWidth()
  const picture = width > 0 ? layoutGoal(props, width, locale) : null
  return (
    <figure className="m-0">
      <figcaption className="sr-only">{summary}</figcaption>
      <div ref={box} style={{ height: HEIGHT }}>
        {picture && (
          <svg aria-hidden width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} className="block">
            <Levels picture={picture} scale={scale} />
            <Marks goal={goal} scale={scale} picture={picture} />
            <text x={picture.left} y={HEIGHT - 4} className="fill-soft text-small">
              {formatDay(goal.startsOn, locale)}
            </text>
            <text x={picture.right} y={HEIGHT - 4} textAnchor="end" className="fill-soft text-small">
              {formatDay(goal.dueOn, locale)}
            </text>
          </svg>
        )}
      </div>
    </figure>
  )
}
