import { useRef } from 'react'
import { ActionDialog } from './ActionDialog.tsx'
import { lineKey, leavesList } from './line-action.ts'
import type { LineAction, ActionKind, Target } from './line-action.ts'
import { useSendAction } from './useSendAction.ts'
import { useActionDialog } from './useActionDialog.ts'

/**
 * The actions on the lines of a list: opens the dialog, sends the action, and moves the focus back to the line, or to
 * the next one when this one leaves.
 *
 * @param linkOf the link of a line of the list
 */
export function useListActions(lines: readonly Target[], linkOf: (key: string) => HTMLElement | null) {
  const { mutate } = useSendAction()
  const { action, open, close } = useActionDialog()
  const focusKey = useRef<string>(undefined)
  function act(target: Target, action: LineAction) {
    const keys = lines.map(lineKey)
    const at = keys.indexOf(lineKey(target))
    focusKey.current = leavesList(action) ? (keys[at + 1] ?? keys[at - 1]) : keys[at]
    close()
    mutate({ target, action })
  }
  function begin(kind: ActionKind, target: Target) {
    focusKey.current = lineKey(target)
    open(kind, target)
  }
  function returnTo(): HTMLElement | null {
    const link = focusKey.current === undefined ? null : linkOf(focusKey.current)
    return link ?? document.querySelector<HTMLElement>('h1')
  }
  return {
    begin,
    retry: mutate,
    dialog: <ActionDialog action={action} onClose={close} onAct={act} returnTo={returnTo} />,
  }
}
