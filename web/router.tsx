import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { customerSearch, customersSearch } from './customers/search.ts'
import { queryClient } from './client/queryClient.ts'
import { sessionQuery } from './client/session.ts'
import { ClosedGate, Gate, loadFrame } from './frame/Gate.tsx'
import { newImportSearch } from './connect/upload/search.ts'
import { goalsSearch } from './goals/search.ts'
import { insightsSearch } from './insights/search.ts'
import { nextSaleSearch } from './plays/next-sale/search.ts'
import { waitingSearch } from './signals/waiting/search.ts'
import { SETTINGS_PAGES } from './settings/pages.ts'
import { oneOf, paramsOf } from './search-params.ts'
import { Broken, NotFound } from './frame/ErrorPage.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
const gate = createRoute({
  getParentRoute: () => root,
  id: 'gate',
  component: Gate,
  errorComponent: ClosedGate,
  // Before any page is loaded: without a session only the sign-in is.
  async beforeLoad() {
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (session === null) throw new Error('Nobody is signed in.')
    void loadFrame()
  },
})

const home = createRoute({
  getParentRoute: () => gate,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/today', replace: true })
  },
})
const today = createRoute({
  getParentRoute: () => gate,
  path: '/today',
  component: lazyRouteComponent(() => import('./signals/today/TodayPage.tsx'), 'TodayPage'),
})
const waiting = createRoute({
  getParentRoute: () => gate,
  path: '/today/all',
  validateSearch: waitingSearch,
  component: lazyRouteComponent(() => import('./signals/waiting/WaitingPage.tsx'), 'WaitingPage'),
})
const record = createRoute({
  getParentRoute: () => gate,
  path: '/today/record',
  component: lazyRouteComponent(() => import('./signals/record/RecordPage.tsx'), 'RecordPage'),
})
const insights = createRoute({
  getParentRoute: () => gate,
  path: '/insights',
  validateSearch: insightsSearch,
  component: lazyRouteComponent(() => import('./insights/InsightsPage.tsx'), 'InsightsPage'),
})
const insightsStart = createRoute({
  getParentRoute: () => insights,
  path: '/',
  beforeLoad({ search }) {
    throw redirect({ to: '/insights/coming-back', search, replace: true })
  },
})
const comingBack = createRoute({
  getParentRoute: () => insights,
  path: '/coming-back',
  component: lazyRouteComponent(() => import('./insights/pages/ComingBack.tsx'), 'ComingBack'),
})
const revenue = createRoute({
  getParentRoute: () => insights,
  path: '/revenue',
  component: lazyRouteComponent(() => import('./insights/pages/Revenue.tsx'), 'Revenue'),
})
const products = createRoute({
  getParentRoute: () => insights,
  path: '/products',
  component: lazyRouteComponent(() => import('./insights/pages/Products.tsx'), 'Products'),
})
const benchmarks = createRoute({
  getParentRoute: () => insights,
  path: '/benchmarks',
  component: lazyRouteComponent(() => import('./insights/pages/Benchmarks.tsx'), 'Benchmarks'),
})
const customers = createRoute({
  getParentRoute: () => gate,
  path: '/customers',
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import('./customers/list/CustomersPage.tsx'), 'CustomersPage'),
})
const oneCustomer = createRoute({
  getParentRoute: () => gate,
  path: '/customers/$id',
  validateSearch: customerSearch,
  component: lazyRouteComponent(() => import('./customers/CustomerPage.tsx'), 'CustomerPage'),
})
const goals = createRoute({
  getParentRoute: () => gate,
  path: '/goals',
  validateSearch: goalsSearch,
  component: lazyRouteComponent(() => import('./goals/GoalsPage.tsx'), 'GoalsPage'),
})
const nextSale = createRoute({
  getParentRoute: () => gate,
  path: '/next-sale',
  validateSearch: nextSaleSearch,
  component: lazyRouteComponent(() => import('./plays/next-sale/NextSalePage.tsx'), 'NextSalePage'),
})
const imports = createRoute({
  getParentRoute: () => gate,
  path: '/imports',
  component: lazyRouteComponent(() => import('./connect/imports/ImportsPage.tsx'), 'ImportsPage'),
})
const newImport = createRoute({
  getParentRoute: () => gate,
  path: '/imports/new',
  validateSearch: newImportSearch,
  component: lazyRouteComponent(() => import('./connect/upload/NewImportPage.tsx'), 'NewImportPage'),
})
const oneImport = createRoute({
  getParentRoute: () => gate,
  path: '/imports/$id',
  validateSearch: paramsOf({ step: oneOf(['look']) }),
  component: lazyRouteComponent(() => import('./connect/imports/ImportPage.tsx'), 'ImportPage'),
})
const settings = createRoute({
  getParentRoute: () => gate,
  path: '/settings',
  validateSearch: paramsOf({
    tab: oneOf(SETTINGS_PAGES.map(({ tab }) => tab)),
    /** Opens with the dialog for a new item. */
    make: oneOf(['key', 'metric']),
  }),
  component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: paramsOf({ step: oneOf(['company', 'start']) }),
  component: lazyRouteComponent(() => import('./setup/SetupPage.tsx'), 'SetupPage'),
})
const nowhere = createRoute({ getParentRoute: () => gate, path: '$', component: NotFound })

// The gallery exists in development only; production builds leave it out.
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/gallery',
        component: lazyRouteComponent(() => import('./gallery/Gallery.tsx'), 'Gallery'),
      }),
    ]
  : []

export const router = createRouter({
  routeTree: root.addChildren([
    gate.addChildren([
      home,
      today,
      waiting,
      record,
      insights.addChildren([insightsStart, comingBack, revenue, products, benchmarks]),
      customers,
      oneCustomer,
      goals,
      nextSale,
      imports,
      newImport,
      oneImport,
      settings,
      nowhere,
    ]),
    setup,
    ...gallery,
  ]),
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

// Announces the new page to screen readers.
router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
