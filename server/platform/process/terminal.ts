/** Everything that acts on a terminal instead of being seen: control characters, and marks that turn the direction of text. */
// oxlint-disable-next-line no-control-regex
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g

/**
 * Text from files, requests and other programs as it may be printed: what would act on the terminal becomes a space. Lines
 * and tabs stay.
 *
 * @example terminalText('orders\u001b[2J.csv') // 'orders [2J.csv'
 */
export const terminalText = (text: string): string => text.replace(ACTING, ' ')
