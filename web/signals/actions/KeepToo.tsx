import { Button } from '../../../ui/form/Button.tsx'
import { ApiError } from '../../client/fetch.ts'
import { asRepeatedAsk } from './line-action.ts'
import { useSendAction } from './useSendAction.ts'
import type { Failure } from './useSendAction.ts'

/** Whether it was refused because somebody has asked the same customer today. */
export const isAskedAlready = ({ error }: Failure): boolean =>
  error instanceof ApiError && error.code === 'asked_already'

/** Goes on knowingly: keeps one more ask of the day. */
export function KeepToo({ failure: { target, choice } }: { failure: Failure }) {
  const { mutate } = useSendAction()
  return (
    <Button size="small" onClick={() => mutate({ target, choice: asRepeatedAsk(choice) })}>
      Keep this one too
    </Button>
  )
}
