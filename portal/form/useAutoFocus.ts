import { useEffect, useRef } from 'react'

/** Who asks for a form wants to write in it: the focus goes there once it stands. */
export function useAutoFocus<Control extends HTMLElement>() {
  const control = useRef<Control>(null)
  useEffect(() => control.current?.focus(), [])
  return control
}
