import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'

const SAID_MS = 2500

/** Copies a text to the clipboard and confirms it in place; if copying is not allowed, says what to do instead. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (!said) return
    const fade = setTimeout(() => setSaid(null), SAID_MS)
    return () => clearTimeout(fade)
  }, [said])
  // A page without https has no clipboard at all.
  const copy = () =>
    Promise.try(() => navigator.clipboard.writeText(text)).then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    )
  const icon = said === 'copied' ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />
  const word = said === 'refused' ? 'Select it and copy' : said === 'copied' ? 'Copied' : 'Copy'
  return (
    <>
      <Button kind="quiet" size="small" icon={icon} aria-label={`Copy: ${what}`} onClick={() => void copy()}>
        {word}
      </Button>
      <span aria-live="polite" className="sr-only">
        {said && word}
      </span>
    </>
  )
}
