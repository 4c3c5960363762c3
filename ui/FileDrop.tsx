import { FileUp } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

/** Reads a file, or text as a file, out of what was pasted. */
function pastedFiles(paste: ClipboardEvent): File[] {
  const files = [...(paste.clipboardData?.files ?? [])]
  const text = paste.clipboardData?.getData('text/plain') ?? ''
  if (files.length > 0 || !text.includes('\n')) return files
  return [new File([text], 'pasted.csv', { type: 'text/csv' })]
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null
}

/** A place for a file: drop it, choose it, or paste it or its rows. What the file holds is for others to judge. */
export function FileDrop(props: {
  label: string
  hint?: ReactNode
  /** As the `accept` of a file input: ".csv,.tsv". */
  accept?: string
  onFile: (file: File) => void
  busy?: boolean
}) {
  const { label, hint, accept, onFile, busy } = props
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: Iterable<File>) => {
    const [first] = files
    if (first && !busy) onFile(first)
  }
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const [file] = isTyping(event.target) || busy ? [] : pastedFiles(event)
      if (file) onFile(file)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [onFile, busy])
  return (
    <div
      role="group"
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
      className={`flex flex-col items-center gap-2 rounded-corner border border-dashed px-4 py-10 text-center transition-colors ${over ? 'border-accent bg-accent-soft' : 'border-strong'}`}
    >
      <FileUp size={24} className="text-soft" aria-hidden />
      <p id={id} className="text-read font-medium">
        {label}
      </p>
      {hint && <p className="max-w-[52ch] text-soft">{hint}</p>}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          take(event.target.files ?? [])
          event.target.value = ''
        }}
      />
      <Button className="mt-1" busy={busy ?? false} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
    </div>
  )
}
