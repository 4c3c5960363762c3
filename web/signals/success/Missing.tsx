import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import type { CustomerSuccess } from './queries.ts'

type Fact = CustomerSuccess['basis']['missing'][number]

const NAMES: Readonly<Record<Fact, string>> = { orders: 'orders', logins: 'log-ins', goals: 'goals' }
const SOURCES: Readonly<Record<Fact, { href: string; label: string }>> = {
  orders: { href: '/imports', label: 'import orders' },
  logins: { href: '/settings?tab=tracking', label: 'connect log-ins' },
  goals: { href: '/goals', label: 'set a goal' },
}

const and = new Intl.ListFormat('en', { type: 'conjunction' })

/** What is not known of a customer, and where it can be connected. */
export function Missing({ missing }: { missing: readonly Fact[] }) {
  const names = and.format(missing.map((name) => NAMES[name]))
  // Where nothing is known, the sentence before has said so.
  const isAll = missing.length === Object.keys(NAMES).length
  return (
    <>
      {!isAll && `Not known: ${names}. `}To learn more,{' '}
      {missing.map((name, at) => (
        <span key={name}>
          {at > 0 && (at === missing.length - 1 ? ' or ' : ', ')}
          <Anchor href={SOURCES[name].href} className="text-accent underline underline-offset-2">
            {SOURCES[name].label}
          </Anchor>
        </span>
      ))}
      .
    </>
  )
}
