import { getRouteApi } from '@tanstack/react-router'
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
import { You } from './you/You.tsx'

const route = getRouteApi('/gate/settings')

const TABS = [
  { value: 'company', label: 'Company', content: <Company /> },
  { value: 'rates', label: 'Currency rates', content: <CurrencyRates /> },
  { value: 'purchases', label: 'Purchases', content: <Purchases /> },
  { value: 'signals', label: 'Signals', content: <SignalsTab /> },
  { value: 'metrics', label: 'Metrics', content: <Metrics /> },
  { value: 'portal', label: 'Customer page', content: <PortalBrand /> },
  { value: 'mail', label: 'Mail', content: <Mail /> },
  { value: 'tracking', label: 'Tracking', content: <Tracking /> },
  { value: 'you', label: 'You', content: <You /> },
  { value: 'sample', label: 'Sample company', content: <Sample /> },
] as const

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
