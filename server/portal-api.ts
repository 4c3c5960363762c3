import { portalRoutes } from './customers/portal.ts'

/** Everything that the customer's own pages can ask under /portal/api, by module. */
export const portalApi = {
  portal: portalRoutes,
}
