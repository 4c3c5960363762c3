import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Tabs } from '../../ui/navigation/Tabs.tsx'
import { Page } from '../frame/Page.tsx'
import { Company } from './company/Company.tsx'
import { CurrencyRates } from './rates/CurrencyRates.tsx'
import { Mail } from './mail/Mail.tsx'
import { Metrics } from '../goals/metrics/Metrics.tsx'
import { PortalBrand } from './portal/PortalBrand.tsx'
import { Purchases } from './purchases/Purchases.tsx'
import { Sample } from './sample/Sample.tsx'
import { SignalsTab } from './signals/SignalsTab.tsx'
import { Tracking } from './tracking/Tracking.tsx'
import { SETTINGS_PAGES } from './pages.ts'
import type { SettingsTab } from './pages.ts'
import { You } from './you/You.tsx'

const route = getRouteApi('/gate/settings')

const CONTENT: Record<SettingsTab, ReactNode> = {
  company: <Company />,
  rates: <CurrencyRates />,
  purchases: <Purchases />,
  signals: <SignalsTab />,
  metrics: <Metrics />,
  portal: <PortalBrand />,
  mail: <Mail />,
  tracking: <Tracking />,
  you: <You />,
  sample: <Sample />,
}
const TABS = SETTINGS_PAGES.map(({ tab, label }) => ({ value: tab, label, content: CONTENT[tab] }))

/** The settings of the company and of the signed-in person. */
export function SettingsPage() {
  const { tab = 'company' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Page title="Settings" lead="Changes save automatically unless noted.">
      <Tabs
        label="Settings"
        tabs={TABS}
        value={tab}
        onChange={(next) => void navigate({ search: { tab: next }, replace: true })}
      />
    </Page>
  )
}
