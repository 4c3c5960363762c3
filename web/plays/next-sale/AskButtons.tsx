import type { Answer } from '../../../server/asks/schema.ts'
import { Button } from '../../../ui/form/Button.tsx'
import type { ButtonProps } from '../../../ui/form/Button.tsx'
import { ANSWERS } from '../../signals/actions/line-action.ts'

/** One button per answer to an ask; each opens the same dialog with that answer chosen. */
export function AskButtons(props: {
  name: string
  isFirst?: boolean
  size?: ButtonProps['size']
  onAsk: (answer: Answer) => void
}) {
  const { name, isFirst, size = 'normal', onAsk } = props
  return (
    <div className="flex flex-wrap items-center gap-1">
      {(Object.keys(ANSWERS) as Answer[]).map((answer) => (
        <Button
          key={answer}
          size={size}
          kind={answer === 'asked' ? (isFirst ? 'primary' : 'plain') : 'quiet'}
          aria-label={`${ANSWERS[answer]}: ${name}`}
          onClick={() => onAsk(answer)}
        >
          {ANSWERS[answer]}
        </Button>
      ))}
    </div>
  )
}
