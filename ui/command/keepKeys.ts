/**
 * Keeps what is typed until a field is ready for it, so that no letter is lost and none is taken as a shortcut.
 *
 * @returns ends it, and says what was typed
 */
export function keepKeys(target: EventTarget): () => string {
  let text = ''
  function keep(event: Event): void {
    const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent
    if (ctrlKey || metaKey || altKey) return
    if (key === 'Backspace') text = text.slice(0, -1)
    else if (key.length === 1) text += key
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  target.addEventListener('keydown', keep, true)
  return () => {
    target.removeEventListener('keydown', keep, true)
    return text
  }
}
