/** @example codeFromLabel('Did not know how to go on') // 'did_not_know_how_to_go_on' */
export function codeFromLabel(label: string): string {
  return label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}
