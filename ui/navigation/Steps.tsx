import { Check } from 'lucide-react'

/** The header of a multi-step flow. On a phone only the current step is named. */
export function Steps({
  steps,
  current,
  label,
}: {
  steps: readonly string[]
  current: number
  label: string
}) {
  return (
    <ol aria-label={label} className="flex items-center gap-2 border-b pb-3">
      {steps.map((step, at) => {
        const done = at < current
        const here = at === current
        return (
          <li
            key={step}
            aria-current={here ? 'step' : undefined}
            className={`flex items-center gap-2 ${here ? 'font-medium' : 'text-soft'}`}
          >
            <span
              className={`flex size-6 shrink-0 items-center justify-center rounded-full text-small tabular-nums ${here ? 'bg-accent text-on-accent' : done ? 'bg-accent-soft text-accent' : 'border border-strong'}`}
            >
              {done ? <Check size={14} strokeWidth={3} aria-label="done" /> : at + 1}
            </span>
            <span className={here ? '' : 'sr-only sm:not-sr-only'}>{step}</span>
            {at < steps.length - 1 && <span aria-hidden className="mx-1 h-px w-4 bg-hairline sm:w-8" />}
          </li>
        )
      })}
    </ol>
  )
}
