import { Button } from '../../ui/Button.tsx'
import { ApiError } from '../api.ts'
import { oneMore } from './acts.ts'
import { useAct } from './useActs.ts'
import type { Failure } from './useActs.ts'

/** Whether it was refused because somebody has asked the same customer today. */
export const isAskedAlready = ({ error }: Failure): boolean =>
  error instanceof ApiError && error.code === 'asked_already'

/** Goes on knowingly: keeps one more ask of the day. */
export function KeepToo({ failure: { target, choice } }: { failure: Failure }) {
  const { mutate } = useAct()
  return (
    <Button size="small" onClick={() => mutate({ target, choice: oneMore(choice) })}>
      Keep this one too
    </Button>
  )
}
