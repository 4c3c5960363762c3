import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { FilterBar } from '../../../ui/table/FilterBar.tsx'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { Delivery } from './Delivery.tsx'
import { EmailDialog } from './EmailDialog.tsx'
import { EmailLine } from './EmailLine.tsx'
import { MonthlyEmail } from './MonthlyEmail.tsx'
import { mailQuery } from './queries.ts'
import type { Email, MailState } from './queries.ts'
import { TestEmail } from './TestEmail.tsx'
import { MAIL_STATES } from './email.ts'

const choices = Object.entries(MAIL_STATES).map(([value, { label }]) => ({ value, label }))

function Emails({ emails, isFiltered }: { emails: readonly Email[]; isFiltered: boolean }) {
  const [reading, setReading] = useState<{ id: number; open: boolean } | null>(null)
  return (
    <>
      {emails.length === 0 && (
        <p className="py-3 text-soft">
          {isFiltered
            ? 'No matching emails.'
            : 'No emails yet. Links to customer pages and monthly emails appear here.'}
        </p>
      )}
      <ul className="m-0 list-none p-0">
        {emails.map((email) => (
          <EmailLine key={email.id} email={email} onRead={() => setReading({ id: email.id, open: true })} />
        ))}
      </ul>
      {reading && (
        <EmailDialog
          key={reading.id}
          {...reading}
          onClose={() => setReading((now) => now && { ...now, open: false })}
        />
      )}
    </>
  )
}

/** The emails that Rondo wrote, the state of each, and how they are sent. */
export function Mail() {
  const [state, setState] = useState<MailState | undefined>()
  const query = useInfiniteQuery(mailQuery(state))
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <LoadingPanel query={query}>
        {({ pages }) => (
          <>
            <Delivery isSending={pages[0]!.isSending} from={pages[0]!.from} />
            <MonthlyEmail />
            <section aria-label="Emails">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <h2 className="text-title font-semibold">Emails</h2>
                <TestEmail />
              </div>
              <p className="my-2 max-w-[62ch] text-soft">
                The text of a sent email is stored for {pages[0]!.textDays} days; the record that it was sent,
                to whom and when, stays. Failed and waiting emails are kept until you deal with them. A link
                to a customer page is deleted once it is sent, used or expired.
              </p>
              <FilterBar
                filters={[{ key: 'state', label: 'State', choices }]}
                values={{ state }}
                onChange={(_key, value) => setState(value as MailState | undefined)}
              />
              <Emails emails={pages.flatMap(({ emails }) => emails)} isFiltered={state !== undefined} />
            </section>
          </>
        )}
      </LoadingPanel>
      {query.hasNextPage && (
        <Button
          className="self-center"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
    </div>
  )
}
