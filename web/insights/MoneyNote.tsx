import type { MoneyState } from '../../server/insights/amounts.ts'
import { Anchor } from '../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'

/** What is missing from the sums of money and how to complete them; nothing if they are complete. */
export function MoneyNote({ finding }: { finding: { money: MoneyState; moneySentence: string | null } }) {
  const { money, moneySentence } = finding
  if (money.state === 'known' || !moneySentence) return null
  const lacksRates = money.state === 'missing rates'
  const remedy = (
    <Anchor
      href={lacksRates ? '/settings?tab=rates' : '/imports'}
      className={buttonClasses('plain', 'small')}
    >
      {lacksRates ? 'Set currency rates' : 'Import amounts'}
    </Anchor>
  )
  return (
    <div className="mb-4">
      <Callout
        tone="attention"
        title={lacksRates ? 'Some amounts have no exchange rate' : 'Some amounts are missing'}
        action={remedy}
      >
        {moneySentence}
      </Callout>
    </div>
  )
}
