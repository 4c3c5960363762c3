import { Ago } from '../../../ui/date/Ago.tsx'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Chip } from '../../../ui/message/Chip.tsx'
import type { Email } from './queries.ts'
import { MAIL_STATES } from './email.ts'
import { formatCount } from '../../../values/count.ts'

/** One email: subject, recipient, time and state. */
export function EmailLine({ email, onRead }: { email: Email; onRead: () => void }) {
  const { subject, recipient, state, error, createdAt, sentAt, customerId, tries } = email
  const { label, tone } = MAIL_STATES[state]
  return (
    <li className="flex items-start justify-between gap-3 border-b py-2.5">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className="me-2 font-medium">{subject}</span>
        <Chip tone={tone}>{label}</Chip>
        <span className="block text-small text-soft">
          To {recipient} · {sentAt ? 'sent ' : 'written '}
          <Ago at={sentAt ?? createdAt} />
          {customerId !== null && (
            <>
              {' '}
              ·{' '}
              <Anchor href={`/customers/${customerId}`} className="text-accent underline underline-offset-2">
                the customer
              </Anchor>
            </>
          )}
        </span>
        {error && (
          <span className="block text-small text-brick">
            {error} {state === 'waiting' && `(tried ${formatCount(tries, 'time', String)}, will retry soon)`}
          </span>
        )}
      </div>
      <Button size="small" aria-label={`Read the email to ${recipient}: ${subject}`} onClick={onRead}>
        Read
      </Button>
    </li>
  )
}
