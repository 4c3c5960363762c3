import { formatCount } from '../../../values/count.ts'
import { defineKind } from '../define-kind.ts'
import { oneIn } from '../phrases.ts'
import { usageDropEvidence } from './evidence.ts'

export const usageDrop = defineKind({
  group: 'help',
  reasons: ['fewer_events'],
  label: 'Used less',
  comparedWith: 'active users',
  evidence: usageDropEvidence,
  sentence: ({ now, before }, { count, percent }) =>
    `${formatCount(now, 'event', count)} in the last 30 days, ${count(before)} in the 30 before: ${percent(1 - now / before)} fewer.`,
  rows: ({ now, before, chance }, format) => [
    ['Events in the last 30 days', format.count(now)],
    ['In the 30 days before', format.count(before)],
    ['Such a fall by chance alone', oneIn(chance, format)],
  ],
})
