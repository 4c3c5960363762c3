import { useMutation, useQueryClient } from '@tanstack/react-query'
import { MailCheck } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { rondo } from '../../client/rondo.ts'
import { MAIL } from './queries.ts'

/** Sends an email to oneself, to see whether emails arrive. */
export function TestEmail() {
  const client = useQueryClient()
  const test = useMutation({
    mutationFn: () => rondo.mail.test(),
    onSuccess: () => client.invalidateQueries({ queryKey: MAIL }),
  })
  const message = test.error
    ? test.error.message
    : test.data && (test.data.state === 'kept' ? 'Written and stored here.' : 'On its way to you.')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span aria-live="polite" className={test.error ? 'text-brick' : 'text-soft'}>
        {message}
      </span>
      <Button icon={<MailCheck size={16} aria-hidden />} busy={test.isPending} onClick={() => test.mutate()}>
        Send a test email
      </Button>
    </div>
  )
}
