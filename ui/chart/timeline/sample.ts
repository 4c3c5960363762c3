import type { Thread } from './timeline.ts'

const DAY = 86_400_000

/** An invented story with something in every lane. */
export const storySample: Thread = {
  from: 0,
  to: 200 * DAY,
  day: (at) => new Date(at).toISOString().slice(0, 10),
  windows: [90, 30].map((days) => ({ from: 0, to: days * DAY, label: `${days} days` })),
  happenings: [0, 24, 40, 160].map((at) => ({
    at: at * DAY,
    size: at * 99,
    aside: at === 40,
    told: `${at}`,
  })),
  spans: [
    {
      from: 60 * DAY,
      to: 120 * DAY,
      label: 'Gone quiet',
      tone: 'attention',
      quiet: true,
      told: '60',
    },
    { from: 110 * DAY, to: 140 * DAY, label: 'Window closing', tone: 'accent', told: '110' },
    { from: 190 * DAY, to: null, label: 'Thriving', tone: 'good', told: '190' },
  ],
  bars: Array.from({ length: 60 }, (_, at) => {
    return { from: at * 3 * DAY, to: (at * 3 + 1) * DAY, size: 1 + ((at * 7) % 11), told: `${at}` }
  }),
  marks: [{ at: 70 * DAY, told: 'Call' }],
}
