import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Anchor } from '../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { Steps } from '../../ui/navigation/Steps.tsx'
import { RequestError } from '../../ui/request/error.ts'
import { sessionQuery } from '../client/session.ts'
import { EntryPage } from './EntryPage.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { linkQuery, takeToken } from './link.ts'
import { OwnerForm } from './OwnerForm.tsx'
import { ResetForm } from './ResetForm.tsx'

// Its lists of currencies and zones are not needed for the first step.
const CompanyForm = lazy(() => import('./CompanyForm.tsx').then((part) => ({ default: part.CompanyForm })))
const route = getRouteApi('/setup')
const STEPS = ['You', 'Your company', 'First orders'] as const

const head = (current: number) => <Steps label="Setting up" steps={STEPS} current={current} />

const toSignIn = (
  <Anchor href="/" className={buttonClasses('plain')}>
    Go to sign in
  </Anchor>
)

function Dead({ error, again }: { error: Error; again: () => void }) {
  const isDead = error instanceof RequestError && error.code === 'link_dead'
  return (
    <EntryPage title={isDead ? 'This link no longer works' : 'That did not work'}>
      <Callout
        tone={isDead ? 'attention' : 'harm'}
        title={isDead ? 'Used or expired' : 'Could not be opened'}
      >
        {error.message}
      </Callout>
      <div className="flex gap-2">
        {!isDead && <Button onClick={again}>Try again</Button>}
        {toSignIn}
      </div>
    </EntryPage>
  )
}

/** The page of a one-time link: setting up the owner, or a new password. */
function Linked({ token }: { token: string }) {
  const navigate = route.useNavigate()
  const { data: link, error, refetch } = useQuery(linkQuery(token))
  if (error) return <Dead error={error} again={() => refetch()} />
  if (!link) return null
  if (link.purpose === 'owner-reset') {
    return (
      <EntryPage title="A new password" lead={<>For {link.email}. You will be signed out everywhere else.</>}>
        <ResetForm token={token} email={link.email} onDone={() => navigate({ to: '/', replace: true })} />
      </EntryPage>
    )
  }
  return (
    <EntryPage title="Welcome" lead="This Rondo is yours. Who are you?" head={head(0)}>
      <OwnerForm
        token={token}
        onDone={() => navigate({ to: '/setup', search: { step: 'company' }, replace: true })}
      />
    </EntryPage>
  )
}

/** The setup: the owner, the company, and the first steps. */
export function SetupPage() {
  const { step } = route.useSearch()
  const navigate = route.useNavigate()
  const [token] = useState(takeToken)
  const { data: session } = useQuery(sessionQuery)
  if (session === undefined) return null
  if (session && step === 'company') {
    return (
      <EntryPage title="Your company" lead="Taken from your browser; please check it." head={head(1)}>
        <Suspense>
          <CompanyForm onDone={() => navigate({ to: '/setup', search: { step: 'start' } })} />
        </Suspense>
      </EntryPage>
    )
  }
  if (session && step === 'start') {
    return (
      <EntryPage title={`${session.companyName || 'Everything'} is ready`} head={head(2)}>
        <FirstSteps />
      </EntryPage>
    )
  }
  if (token) return <Linked token={token} />
  return (
    <EntryPage
      title="The link is missing"
      lead="Setup starts with the link Rondo prints when it is first started. Open the whole link again, including everything after the #."
    >
      <div>{toSignIn}</div>
    </EntryPage>
  )
}
