import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'

const SAID_MS = 2500

/** Copies a text to the clipboard and confirms it in place; if copying is not allowed, says what to do instead. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [result, setResult] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (!result) return
    const fade = setTimeout(() => setResult(null), SAID_MS)
    return () => clearTimeout(fade)
  }, [result])
  // A page without https has no clipboard at all.
  const copy = () =>
    Promise.try(() => navigator.clipboard.writeText(text)).then(
      () => setResult('copied'),
      () => setResult('refused'),
    )
  const icon = result === 'copied' ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />
  const label = result === 'refused' ? 'Select it and copy' : result === 'copied' ? 'Copied' : 'Copy'
  return (
    <>
      <Button kind="quiet" size="small" icon={icon} aria-label={`Copy: ${what}`} onClick={() => void copy()}>
        {label}
      </Button>
      <span aria-live="polite" className="sr-only">
        {result && label}
      </span>
    </>
  )
}
