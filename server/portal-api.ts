import { portalRoutes } from './customers/portal/portal.ts'
import { portalGoals } from './goals/portal.ts'

/** The routes under /portal/api, which the pages of the portal call, by module. */
export const portalApi = {
  portal: portalRoutes,
  goals: portalGoals,
}
