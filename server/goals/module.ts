import { defineModule } from '../platform/modules/define-module.ts'
import { schedule } from './jobs.ts'
import { lock } from '../platform/database/locks-store.ts'
import { areStandingsCurrent, refreshStandings, verifyGoals } from './progress/progress.ts'
import { sample } from './sample.ts'
import { markStandingsStale } from './progress/store.ts'

const TABLES = ['reading', 'goal']

export const goals = defineModule({
  name: 'goals',
  uses: ['customers'],
  on: {
    'customer.merged': async (scope, { into, moved }) => {
      if (TABLES.some((table) => moved.includes(table))) await refreshStandings(scope, [into])
    },
    // On which day a reading was taken depends on the time zone.
    'settings.changed': async ({ db }, { before, after }) => {
      if (before.timeZone === after.timeZone) return
      await lock(db, 'goals')
      await markStandingsStale(db)
    },
  },
  customerTables: {
    // Two readings of one source may have the same id there: both stay.
    reading: {
      onMerge: { rename: 'source_id', sameIn: ['metric_id', 'source', 'source_id'] },
      onErase: 'delete',
      keepsCustomer: 'unless made up',
    },
    // The sample deletes its own goals before it deletes its customers.
    goal: { onMerge: 'move', onErase: 'delete', keepsCustomer: 'always' },
    milestone: { onMerge: 'move', onErase: 'delete' },
    goal_comment: { onMerge: 'move', onErase: 'delete' },
    progress_email: { onMerge: 'keep the other', onErase: 'delete' },
    goal_standing: 'derived',
  },
  schedule,
  verify: [{ what: 'Goals', isCurrent: areStandingsCurrent, differences: verifyGoals }],
  sample,
})
