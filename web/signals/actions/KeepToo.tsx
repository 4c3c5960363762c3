import { Button } from '../../../ui/form/Button.tsx'
import { RequestError } from '../../../ui/request/error.ts'
import { asRepeatedAsk } from './line-action.ts'
import { useSendAction } from './useSendAction.ts'
import type { Failure } from './useSendAction.ts'

/** Whether it was refused because the customer was asked today already. */
export const isAskedAlready = ({ error }: Failure): boolean =>
  error instanceof RequestError && error.code === 'asked_already'

/** Records one more ask of the same customer on the same day. */
export function KeepToo({ failure: { target, action } }: { failure: Failure }) {
  const { mutate } = useSendAction()
  return (
    <Button size="small" onClick={() => mutate({ target, action: asRepeatedAsk(action) })}>
      Save anyway
    </Button>
  )
}
