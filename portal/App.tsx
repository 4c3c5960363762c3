import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { LocaleContext } from '../ui/locale/LocaleContext.tsx'
import { Action } from './Action.tsx'
import { Failure } from './Failure.tsx'
import { Goals } from './goals/Goals.tsx'
import { Header } from './Header.tsx'
import { useBrandColour } from './brand/useBrandColour.ts'
import { meQuery } from './me.ts'
import type { Me } from './me.ts'
import { PortalContext } from './PortalContext.ts'
import { SignedOut } from './SignedOut.tsx'

function SignedIn({ me }: { me: Me }) {
  const { companyName, contact, currency, locale, timeZone } = me
  useEffect(() => {
    document.title = companyName ? `Your goals · ${companyName}` : 'Your goals'
  }, [companyName])
  return (
    <LocaleContext value={{ locale, timeZone }}>
      <PortalContext value={{ company: companyName, self: contact.name || contact.email, currency }}>
        <Header me={me} />
        <main id="page" tabIndex={-1} className="pb-16">
          <Goals me={me} />
        </main>
      </PortalContext>
    </LocaleContext>
  )
}

function LoadFailed({ error, isAsking, onAgain }: { error: Error; isAsking: boolean; onAgain: () => void }) {
  const again = (
    <Action busy={isAsking} onClick={onAgain}>
      Try again
    </Action>
  )
  return (
    <main className="py-12">
      <Failure title="Your page could not be opened" action={again}>
        {error.message}
      </Failure>
    </main>
  )
}

/** The customer portal: one column on every screen. */
export function App() {
  const { data: me, error, isFetching, refetch } = useQuery(meQuery)
  useBrandColour(me?.look.colour)
  return (
    <div className="mx-auto w-full max-w-[44rem] px-4 sm:px-6">
      {me && <SignedIn me={me} />}
      {me === null && <SignedOut />}
      {me === undefined && error && (
        <LoadFailed error={error} isAsking={isFetching} onAgain={() => void refetch()} />
      )}
      {me === undefined && !error && <output aria-label="Opening your page" className="block h-dvh" />}
    </div>
  )
}
