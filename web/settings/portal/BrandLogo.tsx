import { ImageUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'

const MAX_BYTES = 300 * 1024

/** A file as base64. */
function base64Of(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
  reader.addEventListener('error', () => reject(reader.error as Error))
  reader.readAsDataURL(file)
  return promise
}

/** The logo of the company; the server checks the file by its content. */
export function BrandLogo(props: {
  logoUrl: string | null
  busy: boolean
  onLogo: (logo: string | null) => void
}) {
  const { logoUrl, busy, onLogo } = props
  const input = useRef<HTMLInputElement>(null)
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  async function take(file: File | undefined) {
    if (!file) return
    const isTooLarge = file.size > MAX_BYTES
    setTooLarge(isTooLarge ? `${file.name} is over 300 kB. Make it smaller and choose it again.` : null)
    if (!isTooLarge) onLogo(await base64Of(file))
    if (input.current) input.current.value = ''
  }
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium">Logo</span>
      <span className="text-small text-soft">PNG, JPEG or WebP, up to 300 kB and 2,000 pixels per side.</span>
      <div className="flex flex-wrap items-center gap-2">
        {logoUrl && <img src={logoUrl} alt="Your logo" className="max-h-10 max-w-40 rounded-corner" />}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label="Choose a logo"
          className="sr-only"
          tabIndex={-1}
          onChange={({ target }) => void take(target.files?.[0])}
        />
        <Button icon={<ImageUp size={16} aria-hidden />} busy={busy} onClick={() => input.current?.click()}>
          {logoUrl ? 'Choose another' : 'Choose a picture'}
        </Button>
        {logoUrl && (
          <Button kind="quiet" onClick={() => onLogo(null)}>
            Remove it
          </Button>
        )}
      </div>
      {tooLarge && (
        <p role="alert" className="text-small font-medium text-brick">
          {tooLarge}
        </p>
      )}
    </div>
  )
}
