import { defineModule } from '../platform/modules/define-module.ts'
import { jobs, schedule } from './imports/jobs.ts'
import * as imports from './imports/store.ts'

export const connect = defineModule({
  name: 'connect',
  uses: ['customers', 'sales', 'usage', 'goals'],
  on: {
    // Its files of readings can also be undone under Settings, without the import.
    'readings.undone': async ({ db, now }, { batchId }) => {
      await imports.transition(db, batchId, ['applied'], 'undone', now)
    },
  },
  jobs,
  schedule,
})
