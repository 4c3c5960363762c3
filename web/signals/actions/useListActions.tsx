import { useRef } from 'react'
import { ActionDialog } from './ActionDialog.tsx'
import { lineKey, leavesList } from './line-action.ts'
import type { LineAction, ActionKind, Target } from './line-action.ts'
import { useSendAction } from './useSendAction.ts'
import { useActionDialog } from './useActionDialog.ts'

/**
 * What can be done about the lines of a list: the question, the deed, and where the focus goes afterwards, which is
 * the next line when this one leaves.
 *
 * @param linkOf the link of a line of the list
 */
export function useListActions(lines: readonly Target[], linkOf: (key: string) => HTMLElement | null) {
  const { mutate } = useSendAction()
  const { asking, ask, close } = useActionDialog()
  const landing = useRef<string>(undefined)
  function act(target: Target, choice: LineAction) {
    const keys = lines.map(lineKey)
    const at = keys.indexOf(lineKey(target))
    landing.current = leavesList(choice) ? (keys[at + 1] ?? keys[at - 1]) : keys[at]
    close()
    mutate({ target, choice })
  }
  function begin(deed: ActionKind, target: Target) {
    landing.current = lineKey(target)
    ask(deed, target)
  }
  function returnTo(): HTMLElement | null {
    const link = landing.current === undefined ? null : linkOf(landing.current)
    return link ?? document.querySelector<HTMLElement>('h1')
  }
  return {
    begin,
    again: mutate,
    dialog: <ActionDialog asking={asking} onClose={close} onAct={act} returnTo={returnTo} />,
  }
}
