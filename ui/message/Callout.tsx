import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const TONES = {
  note: {
    look: 'border-s-accent bg-accent-soft',
    icon: <Info size={18} className="text-accent" aria-hidden />,
    word: 'Note',
  },
  good: {
    look: 'border-s-moss bg-moss-soft',
    icon: <CircleCheck size={18} className="text-moss" aria-hidden />,
    word: 'Done',
  },
  attention: {
    look: 'border-s-amber bg-amber-soft',
    icon: <TriangleAlert size={18} className="text-amber" aria-hidden />,
    word: 'Attention',
  },
  harm: {
    look: 'border-s-brick bg-brick-soft',
    icon: <CircleAlert size={18} className="text-brick" aria-hidden />,
    word: 'Problem',
  },
} as const

export type Tone = keyof typeof TONES

/** A message next to its cause. An error says what happened, what was saved and what to do. */
export function Callout(props: { tone?: Tone; title: string; children?: ReactNode; action?: ReactNode }) {
  const { tone = 'note', title, children, action } = props
  const { look, icon, word } = TONES[tone]
  return (
    <div
      role={tone === 'harm' ? 'alert' : 'note'}
      className={`flex flex-wrap items-start gap-x-3 gap-y-2 rounded-corner border-s-3 px-4 py-3 ${look}`}
    >
      <span className="mt-0.5">{icon}</span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium">
          <span className="sr-only">{word}: </span>
          {title}
        </p>
        {children && <div className="max-w-[70ch]">{children}</div>}
      </div>
      {action}
    </div>
  )
}
