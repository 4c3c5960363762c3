import { portalRoutes } from './customers/portal/portal.ts'
import { portalGoals } from './goals/portal.ts'

/** Everything that the customer's own pages can ask under /portal/api, by module. */
export const portalApi = {
  portal: portalRoutes,
  goals: portalGoals,
}
