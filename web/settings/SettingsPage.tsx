import { RadioCards } from '../../ui/RadioCards.tsx'
import { useTheme } from '../../ui/useTheme.ts'
import type { Theme } from '../../ui/useTheme.ts'
import { Page } from '../Page.tsx'

const LOOKS: readonly { value: Theme; label: string; note: string }[] = [
  { value: 'light', label: 'Light', note: 'Ink on paper' },
  { value: 'dark', label: 'Dark', note: 'Chalk on slate' },
  { value: 'system', label: 'As the system', note: 'Follows your device, day and night' },
]

export function SettingsPage() {
  const { theme, choose } = useTheme()
  return (
    <Page title="Settings" lead="How Rondo looks in this browser.">
      <RadioCards label="Theme" cards={LOOKS} value={theme} onChange={choose} />
    </Page>
  )
}
