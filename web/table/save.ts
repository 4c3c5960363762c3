/** Saves a text as a file of the person who reads the page. */
export function save(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  // Some browsers read it only after the click handler has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
