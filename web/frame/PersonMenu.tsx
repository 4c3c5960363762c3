import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { Menu } from '../../ui/navigation/Menu.tsx'
import { useTheme } from '../../ui/theme/useTheme.ts'
import type { Theme } from '../../ui/theme/useTheme.ts'
import { rondo } from '../client/rondo.ts'
import { sessionQuery } from '../client/session.ts'
import type { Session } from '../client/session.ts'

const THEMES: readonly { theme: Theme; label: string; icon: typeof Sun }[] = [
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
  { theme: 'system', label: 'Same as system', icon: Monitor },
]

/** The menu of the person: theme and sign-out. */
export function PersonMenu({ session }: { session: Session }) {
  const client = useQueryClient()
  const { theme, choose } = useTheme()
  const leave = useMutation({
    mutationFn: () => rondo.platform.signOut(),
    onSuccess() {
      client.setQueryData(sessionQuery.queryKey, null)
      // The next person must not see the data of this one.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    },
  })
  const look = useMutation({
    mutationFn: (next: Theme) => rondo.platform.changeOwnView({ locale: session.ownLocale, theme: next }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  function see(next: Theme) {
    choose(next)
    look.mutate(next)
  }
  const trigger = (
    <button
      type="button"
      aria-label={`You: ${session.name}`}
      className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent hover:outline hover:outline-accent pointer-coarse:size-11"
    >
      {session.name.slice(0, 1).toUpperCase()}
    </button>
  )
  const looks = THEMES.map(({ theme: one, label, icon: Icon }) => ({
    label,
    icon: one === theme ? <Check size={16} aria-label="Chosen" /> : <Icon size={16} aria-hidden />,
    onSelect: () => see(one),
  }))
  const out = { label: 'Sign out', icon: <LogOut size={16} aria-hidden />, onSelect: () => leave.mutate() }
  const head = (
    <>
      <span className="block font-medium">{session.name}</span>
      <span className="block text-small text-soft">{session.email}</span>
    </>
  )
  return <Menu trigger={trigger} head={head} groups={[looks, [out]]} />
}
