import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { useTheme } from '../../ui/theme/useTheme.ts'
import type { Theme } from '../../ui/theme/useTheme.ts'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import { Frame } from './Frame.tsx'
import { SignIn } from '../setup/SignIn.tsx'
import { sessionQuery } from '../client/session.ts'
import { sampleQuery } from '../settings/queries.ts'

/** The frame for a signed-in person, the sign-in for everybody else. */
export function Gate() {
  const { data: session, error, isFetching, refetch } = useQuery(sessionQuery)
  // Loaded before the frame appears, or its banner would push the page down a moment later.
  const sample = useQuery({ ...sampleQuery, enabled: Boolean(session) })
  const { choose } = useTheme()
  const theme = session?.theme
  useEffect(() => {
    // A theme chosen in another browser applies here too.
    if (theme) choose(theme as Theme)
  }, [theme, choose])
  const locale = useMemo(
    () => ({
      locale: session?.locale ?? navigator.language,
      timeZone: session?.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [session],
  )
  if (error && !session) {
    const again = (
      <Button busy={isFetching} onClick={() => refetch()}>
        Try again
      </Button>
    )
    return (
      <main className="mx-auto max-w-xl px-4 py-16">
        <h1 className="sr-only">Rondo</h1>
        <Callout tone="harm" title="Rondo is not responding" action={again}>
          {error.message}
        </Callout>
      </main>
    )
  }
  if (session === undefined) return null
  if (session === null) return <SignIn />
  if (sample.isPending && sample.failureCount === 0) return null
  return (
    <LocaleContext value={locale}>
      <Frame session={session} />
    </LocaleContext>
  )
}
