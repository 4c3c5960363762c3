import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { foldText } from '../command/foldText.ts'
import type { Choice } from './Select.tsx'

function Ends({ clearable }: { clearable: boolean }) {
  return (
    <div className="absolute inset-y-0 end-1 flex items-center text-soft">
      {clearable && (
        <Base.Clear className="rounded-corner p-1.5 hover:text-ink" aria-label="Clear">
          <X size={16} aria-hidden />
        </Base.Clear>
      )}
      <Base.Trigger className="rounded-corner p-1.5 hover:text-ink" aria-label="Show all">
        <ChevronDown size={16} aria-hidden />
      </Base.Trigger>
    </div>
  )
}

/** The choices in which every typed word occurs. */
function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const terms = foldText(typed).split(/\s+/).filter(Boolean)
  return choices.filter(({ label, note = '' }) => {
    const text = foldText(`${label} ${note}`)
    return terms.every((term) => text.includes(term))
  })
}

interface ComboboxProps {
  choices: readonly Choice[]
  value: string | null
  onChange: (value: string | null) => void
  placeholder?: string
  /** The choice is required and cannot be cleared. */
  required?: boolean
  /** What to say when nothing matches. */
  none?: string
  /** For search on the server: called with the typed text; `choices` must then be filtered and include the chosen one. */
  onTyped?: (typed: string) => void
  'aria-label'?: string
}

/** What is being searched for; null while the field shows the choice. */
function useTyped({ choices, onChange }: ComboboxProps) {
  const [typed, setTyped] = useState<string | null>(null)
  function takeOnlyMatch(event: KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler: () => void }) {
    if (event.key !== 'Enter' || !typed || event.currentTarget.hasAttribute('aria-activedescendant')) return
    event.preventDefault()
    event.preventBaseUIHandler()
    const [only, ...others] = matching(choices, typed)
    if (!only || others.length > 0) return
    setTyped(null)
    onChange(only.value)
    event.currentTarget.blur()
  }
  return { typed, setTyped, takeOnlyMatch }
}

/** The matches under the field. */
function Matches({ none }: { none: string }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50">
        <Base.Popup className="float-sheet w-(--anchor-width) max-w-(--available-width)">
          <Base.Empty>
            <p className="px-3 py-2.5 text-soft">{none}</p>
          </Base.Empty>
          <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1 data-empty:p-0">
            {(choice: Choice) => (
              <Base.Item key={choice.value} value={choice} className="option">
                <span className="flex-1">
                  {choice.label}
                  {choice.note && <span className="block text-small text-soft">{choice.note}</span>}
                </span>
                <Base.ItemIndicator>
                  <Check size={16} aria-hidden className="text-accent" />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

/**
 * A choice among many, filtered by typing. The field is empty for the search; Enter takes the only match, and leaving an
 * unfinished search changes nothing.
 */
export function Combobox(props: ComboboxProps) {
  const { choices, value, onChange, placeholder, required, onTyped } = props
  const { typed, setTyped, takeOnlyMatch } = useTyped(props)
  const chosen = choices.find((choice) => choice.value === value) ?? null
  const found = onTyped ? choices : matching(choices, typed ?? '')
  return (
    <Base.Root
      items={found}
      filter={null}
      value={chosen}
      // An emptied field is the beginning of another search; only its button clears the choice.
      onValueChange={(choice, { reason }) =>
        (choice || reason === 'clear-press') && onChange(choice?.value ?? null)
      }
      inputValue={typed ?? chosen?.label ?? ''}
      onInputValueChange={(text, { reason }) => {
        if (!reason.startsWith('input')) return
        setTyped(text)
        onTyped?.(text)
      }}
      onOpenChange={(isOpen) => {
        setTyped(isOpen ? (now) => now ?? '' : null)
        onTyped?.('')
      }}
      isItemEqualToValue={(one, other) => one.value === other.value}
    >
      <Base.InputGroup className="relative">
        <Base.Input
          className="control pe-16"
          placeholder={(typed !== null && chosen?.label) || placeholder}
          aria-label={props['aria-label']}
          onKeyDown={takeOnlyMatch}
        />
        <Ends clearable={!required} />
      </Base.InputGroup>
      <Matches none={props.none ?? 'Nothing matches. Try fewer letters.'} />
    </Base.Root>
  )
}
