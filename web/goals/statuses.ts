/** The label and colour of each status, in display order. */
export const STATUSES = {
  at_risk: { label: 'At risk', tone: 'attention' },
  on_track: { label: 'On track', tone: 'accent' },
  planned: { label: 'Planned', tone: 'plain' },
  reached: { label: 'Reached', tone: 'good' },
  dropped: { label: 'Dropped', tone: 'plain' },
} as const

export type Status = keyof typeof STATUSES
export const statuses = Object.keys(STATUSES) as Status[]
