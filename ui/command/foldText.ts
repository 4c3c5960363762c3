/** Normalises a text for searching: without accents and case. @example foldText('Ángela') // 'angela' */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
