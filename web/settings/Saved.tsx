import { CircleCheck } from 'lucide-react'
import { Callout } from '../../ui/message/Callout.tsx'

/** The result of the last change, next to where it was made. */
export function Saved(props: { done: boolean; error: Error | null; recounting?: boolean }) {
  const { done, error, recounting } = props
  return (
    <div aria-live="polite" className="min-h-12">
      {error && (
        <Callout tone="harm" title="That was not saved">
          {error.message}
        </Callout>
      )}
      {done && recounting && (
        <Callout tone="note" title="Saved. All customers are being recounted">
          With a long history this takes a minute; until then some numbers are still the old ones.
        </Callout>
      )}
      {done && !recounting && (
        <p className="flex items-center gap-2 text-moss">
          <CircleCheck size={16} aria-hidden />
          Saved
        </p>
      )}
    </div>
  )
}
