import { defineModule } from '../platform/modules/define-module.ts'

/** Analyses the facts of all customers together; it keeps no rows of its own. */
export const insights = defineModule({ name: 'insights', uses: ['sales', 'usage'] })
