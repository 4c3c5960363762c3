/** A letter of another script than Latin. */
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]/u

/**
 * How much a decoded text looks like words, from the characters that are not ASCII: 1 where all of them are letters in
 * their places, below 0 where most are signs inside words, capitals after small letters, or scripts mixed in one word.
 *
 * @example plausibility('Łódź') // 1
 */
export function plausibility(text: string): number {
  let count = 0
  let score = 0
  const characters = [...text]
  for (const [at, character] of characters.entries()) {
    if (character <= '\u007f') continue
    count += 1
    score += fit(characters[at - 1] ?? ' ', character, characters[at + 1] ?? ' ')
  }
  return count === 0 ? 1 : Math.max(-1, score / count)
}

function fit(before: string, character: string, after: string): number {
  if (/[\u0080-\u009f\ufffd\p{Cn}\p{Co}]/u.test(character)) return -3
  const isInWord = /\p{L}/u.test(before) || /\p{L}/u.test(after)
  if (!/\p{L}/u.test(character)) return isInWord && !/[\u00a0’‘“”–«»®™ºª°€]/u.test(character) ? -2 : 0.8
  const neighbours = [before, after].filter((one) => /\p{L}/u.test(one))
  if (neighbours.some((one) => FOREIGN.test(one) !== FOREIGN.test(character))) return -2
  if (/\p{Lu}/u.test(character) && /\p{Ll}/u.test(before)) return -2
  // Hardly a word of a Latin script has three accented letters in a row.
  const isAccented = (one: string): boolean => one > '\u007f' && /\p{Script=Latin}/u.test(one)
  return isAccented(character) && isAccented(before) && isAccented(after) ? 0 : 1
}
