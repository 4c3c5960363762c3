import { defineModule } from '../platform/modules/define-module.ts'

/** Analyses the facts of all customers together; it keeps a setting and no facts. */
export const insights = defineModule({ name: 'insights', uses: ['sales', 'usage'] })
