import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useDebounced } from '../../useDebounced.ts'

/** A search field in sync with the URL; the URL changes when typing pauses. */
export function SearchField(props: {
  value: string | undefined
  onSearch: (text: string | undefined) => void
  label?: string
  placeholder?: string
}) {
  const { value = '', onSearch, label = 'Find a customer', placeholder = 'Find by name, email or id' } = props
  const [typed, setTyped] = useState(value)
  const [shown, setShown] = useState(value)
  const settled = useDebounced(typed.trim(), 250)
  if (value !== shown) {
    setShown(value)
    if (value !== typed.trim()) setTyped(value)
  }
  useEffect(() => {
    if (settled !== value && settled === typed.trim()) onSearch(settled || undefined)
    // Only a pause in typing triggers the search; the other values are read at that time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [settled])
  return (
    <div className="relative w-full max-w-96">
      <Search
        size={16}
        aria-hidden
        className="pointer-events-none absolute inset-y-0 start-3 my-auto text-soft"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        className="control ps-9!"
        maxLength={200}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </div>
  )
}
