import { defineModule } from '../platform/modules/define-module.ts'
import { schedule } from './jobs.ts'

export const computedMetrics = defineModule({
  name: 'computed-metrics',
  uses: ['customers', 'usage', 'goals'],
  schedule,
})
