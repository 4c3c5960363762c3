import { Autocomplete } from '@base-ui/react/autocomplete'
import { Keys } from '../keyboard/Keys.tsx'
import type { Command, CommandGroup } from './useCommands.ts'

function Line({ command, onChosen }: { command: Command; onChosen: () => void }) {
  return (
    <Autocomplete.Item
      value={command}
      className="option"
      onClick={() => {
        onChosen()
        command.run()
      }}
    >
      {command.icon && <span className="text-soft">{command.icon}</span>}
      <span className="min-w-0 flex-1 truncate">
        {command.label}
        {command.note && <span className="ms-2 text-small text-soft">{command.note}</span>}
      </span>
      {command.keys && <Keys keys={command.keys} />}
    </Autocomplete.Item>
  )
}

/** The results, by source. */
export function CommandList(props: { typed: string; waiting: boolean; onChosen: () => void }) {
  const { typed, waiting, onChosen } = props
  return (
    <>
      <Autocomplete.Status className="px-4 text-small text-soft">
        {waiting ? <span className="block py-2">Searching…</span> : null}
      </Autocomplete.Status>
      <Autocomplete.Empty className="text-soft">
        {waiting || typed === '' ? null : (
          <p className="px-4 py-4">No match for “{typed}”. Try part of the name or address.</p>
        )}
      </Autocomplete.Empty>
      <Autocomplete.List className="flex-1 overflow-y-auto overscroll-contain p-1.5 data-empty:p-0">
        {(group: CommandGroup) => (
          <Autocomplete.Group key={group.value} items={group.items} className="pb-1">
            <Autocomplete.GroupLabel className="px-2.5 py-1 text-small text-soft">
              {group.value}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => <Line key={command.id} command={command} onChosen={onChosen} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </>
  )
}
