import { useRef } from 'react'
import { ActDialog } from './ActionDialog.tsx'
import { keyOf, leaves } from './line-action.ts'
import type { Choice, Deed, Target } from './line-action.ts'
import { useAct } from './useSendAction.ts'
import { useAsking } from './useActionDialog.ts'

/**
 * What can be done about the lines of a list: the question, the deed, and where the focus goes afterwards, which is
 * the next line when this one leaves.
 *
 * @param linkOf the link of a line of the list
 */
export function useDeeds(lines: readonly Target[], linkOf: (key: string) => HTMLElement | null) {
  const { mutate } = useAct()
  const { asking, ask, close } = useAsking()
  const landing = useRef<string>(undefined)
  function act(target: Target, choice: Choice) {
    const keys = lines.map(keyOf)
    const at = keys.indexOf(keyOf(target))
    landing.current = leaves(choice) ? (keys[at + 1] ?? keys[at - 1]) : keys[at]
    close()
    mutate({ target, choice })
  }
  function begin(deed: Deed, target: Target) {
    landing.current = keyOf(target)
    ask(deed, target)
  }
  function returnTo(): HTMLElement | null {
    const link = landing.current === undefined ? null : linkOf(landing.current)
    return link ?? document.querySelector<HTMLElement>('h1')
  }
  return {
    begin,
    again: mutate,
    dialog: <ActDialog asking={asking} onClose={close} onAct={act} returnTo={returnTo} />,
  }
}
