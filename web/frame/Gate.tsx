import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { useTheme } from '../../ui/theme/useTheme.ts'
import type { Theme } from '../../ui/theme/useTheme.ts'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import { SignIn } from '../setup/SignIn.tsx'
import { sessionQuery } from '../client/session.ts'
import { sampleQuery } from '../settings/queries.ts'

/** Loaded once somebody is signed in: the sign-in needs none of it. */
export const loadFrame = () => import('./Frame.tsx').then(({ Frame }) => ({ default: Frame }))
const Frame = lazy(loadFrame)

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
      <Suspense>
        <Frame session={session} />
      </Suspense>
    </LocaleContext>
  )
}

/** Instead of a page whose code was not loaded because nobody was signed in, or because the server did not answer. */
export function ClosedGate() {
  const router = useRouter()
  const { data: session } = useQuery(sessionQuery)
  useEffect(() => {
    if (session) void router.invalidate()
  }, [session, router])
  return session ? null : <Gate />
}
