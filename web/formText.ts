/** What was typed into a field, without the blanks around it; null where nothing was. */
export function formText(form: FormData, name: string): string | null {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
