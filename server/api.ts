import { askRoutes } from './asks/routes.ts'
import { connectRoutes } from './connect/routes.ts'
import { portalTeamRoutes } from './customers/portal/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { computedMetricRoutes } from './computed-metrics/routes.ts'
import { goalRoutes } from './goals/routes.ts'
import { insightRoutes } from './insights/routes.ts'
import { mailRoutes } from './platform/mail/routes.ts'
import { declarationsOf } from './platform/modules/define-module.ts'
import { modules } from './modules.ts'
import { keyRoutes } from './platform/keys/routes.ts'
import { peopleRoutes } from './platform/people/routes.ts'
import { settingsRoutes } from './platform/settings/routes.ts'
import { playRoutes } from './plays/routes.ts'
import { salesRoutes } from './sales/routes.ts'
import { timelineRoutes } from './timeline/routes.ts'
import { usageRoutes } from './usage/routes.ts'
import { signalRoutes } from './signals/routes.ts'

/** The routes under /api, by module; REST, OpenAPI and the typed client are derived from them. */
export const api = {
  platform: { ...peopleRoutes, ...settingsRoutes, ...keyRoutes },
  mail: mailRoutes,
  customers: customerRoutes,
  portal: portalTeamRoutes,
  sales: salesRoutes,
  usage: usageRoutes,
  goals: goalRoutes,
  asks: askRoutes,
  computedMetrics: computedMetricRoutes,
  insights: insightRoutes,
  signals: signalRoutes,
  plays: playRoutes,
  connect: connectRoutes,
  timeline: timelineRoutes(declarationsOf(modules).moments),
}
