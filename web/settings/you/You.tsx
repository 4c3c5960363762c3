import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../ui/form/Button.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import type { Theme } from '../../../ui/theme/useTheme.ts'
import { useTheme } from '../../../ui/theme/useTheme.ts'
import { rondo } from '../../client/rondo.ts'
import { sessionQuery } from '../../client/session.ts'
import type { Session } from '../../client/session.ts'
import { LocaleField } from '../company/CompanyFields.tsx'
import { PasswordChange } from './PasswordChange.tsx'
import { Saved } from '../Saved.tsx'

const LOOKS: readonly { value: Theme; label: string; note: string }[] = [
  { value: 'light', label: 'Light', note: 'Dark on light' },
  { value: 'dark', label: 'Dark', note: 'Light on dark' },
  { value: 'system', label: 'Same as system', note: 'Follows your device, day and night' },
]

function View({ session }: { session: Session }) {
  const client = useQueryClient()
  const { theme, choose } = useTheme()
  const save = useMutation({
    mutationFn: (view: { locale: string | null; theme: Theme | null }) => rondo.platform.changeOwnView(view),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  const ownTheme = session.ownTheme === null ? null : theme
  const say = (locale: string | null) => save.mutate({ locale, theme: ownTheme })
  return (
    <div className="flex flex-col gap-6">
      <div className="flex max-w-md flex-col items-start gap-1 *:w-full">
        <LocaleField label="Language for your numbers and dates" value={session.locale} onChange={say} />
        {session.ownLocale !== null && (
          <div>
            <Button kind="quiet" size="small" className="-ms-2.5" onClick={() => say(null)}>
              Same as the company
            </Button>
          </div>
        )}
      </div>
      <RadioCards
        label="Theme"
        cards={LOOKS}
        value={theme}
        onChange={(next) => {
          choose(next)
          save.mutate({ locale: session.ownLocale, theme: next })
        }}
      />
      <Saved done={save.isSuccess} error={save.error} />
    </div>
  )
}

/** How the signed-in person reads Rondo, and their password. */
export function You() {
  const { data: session } = useQuery(sessionQuery)
  if (!session) return null
  return (
    <div className="flex flex-col gap-6">
      <View session={session} />
      <PasswordChange email={session.email} />
    </div>
  )
}
