import { defineModule } from '../platform/modules/define-module.ts'

/** One query over what all modules declare as `moments`. */
export const timeline = defineModule({ name: 'timeline', uses: ['platform', 'customers'] })
