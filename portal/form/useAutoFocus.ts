import { useEffect, useRef } from 'react'

/** Moves the focus to a control when its form opens. */
export function useAutoFocus<Control extends HTMLElement>() {
  const control = useRef<Control>(null)
  useEffect(() => control.current?.focus(), [])
  return control
}
