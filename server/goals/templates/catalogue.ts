import type { typicalChangeSchema, templateSchema } from './schema.ts'
import type { z } from 'zod'
import type { Unit } from '../schema.ts'

/** The typical change: a number added to the baseline, or a factor. */
export type TypicalChange = z.infer<typeof typicalChangeSchema>

export type Template = z.infer<typeof templateSchema>

type Row = [
  key: string,
  outcome: string,
  metric: string,
  unit: Unit,
  direction: 'up' | 'down',
  change: TypicalChange,
  dueInDays: number,
]

const DAY = 90

const BY_BUSINESS: Record<string, Row[]> = {
  'Email service': [
    ['open_rate', 'More people open what we send', 'Open rate', 'percent', 'up', { add: 0.05 }, DAY],
    ['click_rate', 'More people act on what we send', 'Click rate', 'percent', 'up', { add: 0.01 }, DAY],
    ['subscribers', 'We reach more people', 'Subscribers', 'count', 'up', { times: 1.2 }, DAY],
    [
      'unsubscribe_rate',
      'Fewer people leave our list',
      'Unsubscribe rate',
      'percent',
      'down',
      { times: 0.75 },
      DAY,
    ],
    ['mail_revenue', 'Our mailings sell more', 'Revenue from mailings', 'money', 'up', { times: 1.25 }, DAY],
  ],
  Shop: [
    [
      'repeat_rate',
      'More of our buyers come back',
      'Repeat purchase rate',
      'percent',
      'up',
      { add: 0.05 },
      180,
    ],
    ['conversion_rate', 'More visitors buy', 'Conversion rate', 'percent', 'up', { add: 0.005 }, DAY],
    ['order_value', 'People buy more at once', 'Average order value', 'money', 'up', { times: 1.1 }, DAY],
    ['return_rate', 'Fewer parcels come back', 'Return rate', 'percent', 'down', { times: 0.8 }, DAY],
  ],
  'Software as a service': [
    ['active_people', 'Our whole team works with it', 'Active people', 'count', 'up', { times: 1.5 }, 60],
    ['hours_saved', 'We save time every week', 'Hours saved a week', 'number', 'up', { add: 10 }, DAY],
    [
      'turnaround',
      'Work is done sooner',
      'Time from start to done',
      'duration',
      'down',
      { times: 0.75 },
      DAY,
    ],
    ['error_rate', 'We make fewer mistakes', 'Error rate', 'percent', 'down', { times: 0.5 }, DAY],
  ],
  Agency: [
    ['leads', 'We get more enquiries', 'Enquiries a month', 'count', 'up', { times: 1.3 }, DAY],
    ['cost_per_lead', 'An enquiry costs us less', 'Cost of an enquiry', 'money', 'down', { times: 0.8 }, DAY],
    ['visitors', 'More people find us', 'Visitors a month', 'count', 'up', { times: 1.25 }, 120],
    ['lead_rate', 'More visitors get in touch', 'Visitors who enquire', 'percent', 'up', { add: 0.01 }, DAY],
  ],
  Course: [
    ['lessons_done', 'I finish the course', 'Lessons finished', 'percent', 'up', { add: 0.8 }, 60],
    ['practice_days', 'I practise regularly', 'Days of practice a month', 'count', 'up', { add: 8 }, 30],
    ['test_score', 'I do well in the test', 'Score in the test', 'percent', 'up', { add: 0.2 }, 60],
    ['applied', 'I use what I learned', 'Times used at work a month', 'count', 'up', { add: 4 }, DAY],
  ],
  'Support desk': [
    [
      'first_answer',
      'People hear from us sooner',
      'Time to the first answer',
      'duration',
      'down',
      { times: 0.5 },
      DAY,
    ],
    [
      'solved_at_once',
      'We solve it the first time',
      'Solved with the first answer',
      'percent',
      'up',
      { add: 0.1 },
      DAY,
    ],
    [
      'contented',
      'People are content with our help',
      'Contented people',
      'percent',
      'up',
      { add: 0.05 },
      DAY,
    ],
  ],
}

/** Goals that customers usually have, by line of business, so that setting the first one takes under a minute. */
export const templates: Template[] = Object.entries(BY_BUSINESS).flatMap(([business, rows]) =>
  rows.map(([key, outcome, name, unit, direction, change, dueInDays]) => ({
    id: key,
    business,
    outcome,
    metric: { key, name, unit, direction },
    change,
    dueInDays,
  })),
)

export const templateOf = (id: string): Template | null => templates.find((one) => one.id === id) ?? null

/**
 * The typical target from a baseline. A percentage is at most 1; counts, money and durations are whole numbers.
 *
 * @example targetFrom({ add: 0.05 }, 0.25, 'percent') // 0.3
 * @example targetFrom({ times: 1.2 }, 101, 'count') // 122
 */
export function targetFrom(change: TypicalChange, baseline: number, unit: Unit): number {
  const target = 'add' in change ? baseline + change.add : baseline * change.times
  if (unit === 'percent') return Number(Math.min(Math.max(1, baseline), target).toFixed(6))
  return unit === 'number' ? Number(target.toFixed(6)) : roundAway(baseline, target)
}

/** Rounds to a whole number, away from the baseline. */
const roundAway = (from: number, to: number) => (to > from ? Math.ceil(to - 1e-9) : Math.floor(to + 1e-9))
