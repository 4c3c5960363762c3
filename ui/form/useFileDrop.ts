import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** The pasted file, or pasted rows of text as a file. */
function pastedFile(paste: ClipboardEvent): File | undefined {
  const [file] = paste.clipboardData?.files ?? []
  const text = paste.clipboardData?.getData('text/plain') ?? ''
  if (file || !text.includes('\n')) return file
  return new File([text], 'pasted.csv', { type: 'text/csv' })
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null
}

/** Handles a file that is dropped on the element or pasted anywhere; returns whether one is dragged over it. */
export function useFileDrop(
  place: RefObject<HTMLElement | null>,
  onFile: (file: File) => void,
  busy: boolean,
): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFile)
  useEffect(() => {
    latest.current = onFile
  })
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const take = (file: File | undefined) => file && !busy && latest.current(file)
    document.addEventListener('paste', (event) => !isTyping(event.target) && take(pastedFile(event)), {
      signal,
    })
    const on = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      place.current?.addEventListener(name, act, { signal })
    on('dragleave', () => setOver(false))
    on('dragover', (event) => {
      event.preventDefault()
      setOver(true)
    })
    on('drop', (event) => {
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer?.files[0])
    })
    return () => stop.abort()
  }, [place, busy])
  return over
}
