import { useState } from 'react'
import { Tabs } from '../../../ui/navigation/Tabs.tsx'
import { CopyButton } from './CopyButton.tsx'
import { snippetsFor } from './snippets.ts'
import type { Snippet } from './snippets.ts'

function Code({ name, code }: { name: string; code: string }) {
  return (
    <div>
      <div className="flex items-end justify-between gap-3 pb-1">
        <span className="text-small text-soft">{name}</span>
        <CopyButton text={code} what={name} />
      </div>
      {/* What scrolls must be reachable by keyboard. */}
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={name}
        className="m-0 overflow-x-auto rounded-corner border bg-sunk p-3 text-small"
      >
        {code}
      </pre>
    </div>
  )
}

/** Code with which products send events, with the key filled in. */
export function Snippets({ apiKey }: { apiKey: string }) {
  const [shown, setShown] = useState<Snippet['value']>('browser')
  return (
    <Tabs
      label="Where you send it from"
      value={shown}
      onChange={setShown}
      tabs={snippetsFor(location.origin, apiKey).map(({ value, label, how, parts }) => ({
        value,
        label,
        content: (
          <div className="flex flex-col gap-4">
            <p className="max-w-[62ch]">{how}</p>
            {parts.map((part) => (
              <Code key={part.name} {...part} />
            ))}
          </div>
        ),
      }))}
    />
  )
}
