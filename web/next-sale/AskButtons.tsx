import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { AskDialog } from './AskDialog.tsx'
import type { Answer } from './queries.ts'
import type { Asked } from './useLogAsk.ts'

const VERBS: readonly { answer: Answer; label: string }[] = [
  { answer: 'asked', label: 'I asked' },
  { answer: 'not_now', label: 'Not now' },
  { answer: 'no', label: 'They said no' },
]

/** What can be said about asking one customer; each opens the same question, with its answer chosen. */
export function AskButtons(props: {
  asked: Asked
  offers?: readonly { productId: number; name: string }[]
  isFirst?: boolean
}) {
  const { asked, offers = [], isFirst } = props
  const [open, setOpen] = useState<{ answer: Answer; at: number; isOpen: boolean } | null>(null)
  const begin = (answer: Answer) => setOpen((before) => ({ answer, at: (before?.at ?? 0) + 1, isOpen: true }))
  return (
    <div className="flex flex-wrap items-center gap-1">
      {VERBS.map(({ answer, label }) => (
        <Button
          key={answer}
          kind={answer === 'asked' ? (isFirst ? 'primary' : 'plain') : 'quiet'}
          aria-label={`${label}: ${asked.name}`}
          onClick={() => begin(answer)}
        >
          {label}
        </Button>
      ))}
      {open && (
        <AskDialog
          key={open.at}
          asked={asked}
          offers={offers}
          answer={open.answer}
          open={open.isOpen}
          onClose={() => setOpen((before) => before && { ...before, isOpen: false })}
        />
      )}
    </div>
  )
}
