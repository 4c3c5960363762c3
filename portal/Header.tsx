import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Action } from './Action.tsx'
import { Failure } from './Failure.tsx'
import { portal } from './client.ts'
import { meQuery } from './me.ts'
import type { Me } from './me.ts'

/** Deletes all drafts, because the next person at this screen may be someone else. */
function forget(): void {
  try {
    sessionStorage.clear()
  } catch {
    // This browser has no storage.
  }
}

/** The company's logo or name, and the button to sign out. */
export function Header({ me }: { me: Me }) {
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => portal.portal.signOut(),
    onSuccess() {
      forget()
      client.removeQueries({ queryKey: ['goals'] })
      client.setQueryData(meQuery.queryKey, null)
    },
  })
  const { companyName, look } = me
  return (
    <header className="flex flex-col gap-3 py-4">
      <a
        href="#page"
        className="sr-only rounded-corner bg-accent p-3 text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        Skip to your goals
      </a>
      <div className="flex items-center justify-between gap-4">
        {look.logoUrl ? (
          <img src={look.logoUrl} alt={companyName} className="h-12 max-w-[60%] object-contain object-left" />
        ) : (
          <p className="text-title font-semibold text-accent">{companyName}</p>
        )}
        <Action kind="quiet" className="-me-4 shrink-0" busy={isPending} onClick={() => mutate()}>
          Sign out
        </Action>
      </div>
      {error && <Failure title="You are still signed in">{error.message}</Failure>}
    </header>
  )
}
