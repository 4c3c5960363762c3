import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import { Anchor } from './Anchor.tsx'
import { Keys } from '../keyboard/Keys.tsx'

export interface MenuEntry {
  label: string
  icon?: ReactNode
  /** The shortcut that does the same, shown at the end. */
  keys?: string
  onSelect?: () => void
  href?: string
  harm?: boolean
  disabled?: boolean
}

function EntryContent({ label, icon, keys }: MenuEntry) {
  return (
    <>
      {icon && <span className="text-soft">{icon}</span>}
      <span className="flex-1">{label}</span>
      {keys && <Keys keys={keys} />}
    </>
  )
}

/** A menu of actions. `trigger` is a Button with a name; entries are in groups separated by lines. */
export function Menu(props: {
  trigger: ReactElement
  groups: readonly (readonly MenuEntry[])[]
  align?: 'start' | 'end'
  /** Text above the first group, such as who is signed in. */
  head?: ReactNode
}) {
  const { trigger, groups, align = 'end', head } = props
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50">
          <Base.Popup className="float-sheet min-w-48 p-1">
            {head && <div className="border-b px-2.5 pt-1.5 pb-2.5 mb-1">{head}</div>}
            {groups.map((group, at) => (
              <Base.Group key={group[0]?.label ?? at} className={at > 0 ? 'mt-1 border-t pt-1' : ''}>
                {group.map((entry) =>
                  entry.href ? (
                    <Base.LinkItem
                      key={entry.label}
                      closeOnClick
                      className="option"
                      render={<Anchor href={entry.href} />}
                    >
                      <EntryContent {...entry} />
                    </Base.LinkItem>
                  ) : (
                    <Base.Item
                      key={entry.label}
                      disabled={entry.disabled ?? false}
                      onClick={entry.onSelect}
                      className={`option ${entry.harm ? 'text-brick' : ''}`}
                    >
                      <EntryContent {...entry} />
                    </Base.Item>
                  ),
                )}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
