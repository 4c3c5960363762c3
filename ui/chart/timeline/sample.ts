import type { Timeline } from './lanes.ts'
import { DAY_MS } from '../../../values/days.ts'

/** Invented events with something in every lane. */
export const timelineSample: Timeline = {
  from: 0,
  to: 200 * DAY_MS,
  day: (at) => new Date(at).toISOString().slice(0, 10),
  windows: [90, 30].map((days) => ({ from: 0, to: days * DAY_MS, label: `${days} days` })),
  events: [0, 24, 40, 160].map((at) => ({
    at: at * DAY_MS,
    size: at * 99,
    isExcluded: at === 40,
    tooltip: `${at}`,
  })),
  spans: [
    {
      from: 60 * DAY_MS,
      to: 120 * DAY_MS,
      label: 'Gone quiet',
      tone: 'attention',
      isMuted: true,
      tooltip: '60',
    },
    { from: 110 * DAY_MS, to: 140 * DAY_MS, label: 'Window closing', tone: 'accent', tooltip: '110' },
    { from: 190 * DAY_MS, to: null, label: 'Thriving', tone: 'good', tooltip: '190' },
  ],
  bars: Array.from({ length: 60 }, (_, at) => {
    return { from: at * 3 * DAY_MS, to: (at * 3 + 1) * DAY_MS, size: 1 + ((at * 7) % 11), tooltip: `${at}` }
  }),
  marks: [{ at: 70 * DAY_MS, tooltip: 'Call' }],
}
