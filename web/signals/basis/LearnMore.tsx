import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import type { SignalBasis } from './queries.ts'

/** Where each fact is connected, and what it would show. */
const SOURCES = {
  orders: { href: '/imports', label: 'Import orders', gain: 'to see who is overdue' },
  logins: {
    href: '/settings?tab=tracking',
    label: 'Connect log-ins',
    gain: 'to see who has stopped using the product',
  },
  goals: { href: '/goals', label: 'Set goals', gain: 'to see who reaches their goals' },
} as const

/** What the company can connect to learn more, each as a link. */
export function LearnMore({ known }: { known: SignalBasis }) {
  const missing = (['orders', 'logins', 'goals'] as const).filter((name) => known[name] === null)
  return missing.map((name) => {
    const { href, label, gain } = SOURCES[name]
    return (
      <span key={name}>
        <Anchor href={href} className="text-accent underline underline-offset-2">
          {label}
        </Anchor>{' '}
        {gain}.{' '}
      </span>
    )
  })
}
