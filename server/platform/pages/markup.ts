/** HTML that is already escaped. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

type Part = string | number | Markup | null | readonly Part[]

/**
 * A fragment of HTML: every value is escaped unless it is markup itself.
 *
 * @example String(markup`<b>${'<script>'}</b>`) // '<b>&lt;script&gt;</b>'
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, next, at) => `${text}${escaped(parts[at - 1]!)}${next}`))
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'object') return part.map(escaped).join('')
  return String(part).replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!)
}
