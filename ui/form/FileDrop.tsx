import { FileUp } from 'lucide-react'
import { useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { useFileDrop } from './useFileDrop.ts'

/** A place for a file: drop it, choose it, or paste it or its rows. The content of the file is not checked here. */
export function FileDrop(props: {
  label: string
  hint?: ReactNode
  /** As the `accept` of a file input: ".csv,.tsv". */
  accept?: string
  onFile: (file: File) => void
  busy?: boolean
  /** Whether a file can be dropped anywhere on the page. */
  everywhere?: boolean
}) {
  const { label, hint, accept, onFile, busy, everywhere } = props
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const place = useRef<HTMLFieldSetElement>(null)
  const page = useRef(document.documentElement)
  const over = useFileDrop(everywhere ? page : place, onFile, busy ?? false)
  return (
    <fieldset
      ref={place}
      aria-labelledby={id}
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
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <Button className="mt-1" busy={busy ?? false} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
    </fieldset>
  )
}
