import { defineModule } from '../platform/modules/define-module.ts'
import { jobs } from './imports/jobs.ts'

export const connect = defineModule({
  name: 'connect',
  uses: ['customers', 'sales', 'usage', 'goals', 'plays'],
  jobs,
})
