import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Chip } from '../../../ui/message/Chip.tsx'
import { DateTime } from '../../../ui/date/DateTime.tsx'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { keysQuery } from './queries.ts'
import type { Key } from './queries.ts'
import { RevokeKey } from './RevokeKey.tsx'

function KeyLine({ apiKey, onRevoke }: { apiKey: Key; onRevoke?: () => void }) {
  const { name, hint, createdBy, createdAt, lastUsedAt, revokedAt } = apiKey
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-2.5">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{name}</span> <code className="text-small text-soft">{hint}…</code>
        {revokedAt && (
          <>
            {' '}
            <Chip>revoked</Chip>
          </>
        )}
        <span className="block text-small text-soft">
          Created by {createdBy} on <DateTime at={createdAt} /> ·{' '}
          {lastUsedAt ? (
            <>
              last used <Ago at={lastUsedAt} />
            </>
          ) : (
            'never used'
          )}
        </span>
      </div>
      {onRevoke && (
        <Button size="small" aria-label={`Revoke the key ${name}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  )
}

function List({ keys }: { keys: readonly Key[] }) {
  const [revoking, setRevoking] = useState<{ apiKey: Key; open: boolean } | null>(null)
  const valid = keys.filter(({ revokedAt }) => !revokedAt)
  const revoked = keys.filter(({ revokedAt }) => revokedAt)
  return (
    <>
      {valid.length === 0 && (
        <p className="text-soft">No keys yet. Create one for each website or program.</p>
      )}
      <ul className="m-0 list-none p-0">
        {valid.map((apiKey) => (
          <KeyLine key={apiKey.id} apiKey={apiKey} onRevoke={() => setRevoking({ apiKey, open: true })} />
        ))}
      </ul>
      {revoked.length > 0 && (
        <details className="text-soft">
          <summary className="py-2 pointer-coarse:py-3">Revoked ({revoked.length})</summary>
          <ul className="m-0 list-none p-0">
            {revoked.map((apiKey) => (
              <KeyLine key={apiKey.id} apiKey={apiKey} />
            ))}
          </ul>
        </details>
      )}
      {revoking && (
        <RevokeKey
          key={revoking.apiKey.id}
          {...revoking}
          onClose={() => setRevoking((now) => now && { ...now, open: false })}
        />
      )}
    </>
  )
}

/** The keys with which websites and programs send events. */
export function KeyList({ onMake }: { onMake: () => void }) {
  const query = useQuery(keysQuery)
  return (
    <section aria-label="Keys" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-title font-semibold">Keys</h2>
        <Button kind="primary" icon={<KeyRound size={16} aria-hidden />} onClick={onMake}>
          Create a key
        </Button>
      </div>
      <LoadingPanel query={query}>{(keys) => <List keys={keys} />}</LoadingPanel>
    </section>
  )
}
