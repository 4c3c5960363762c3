import { parseSync } from 'vite'

/** A text that a person reads, with its line. A value inside it is written as `{…}`. */
export interface Sentence {
  line: number
  text: string
}

interface Node {
  type: string
  start: number
  [property: string]: unknown
}

const GAP = '{…}'
/** What stands in these properties and attributes is read by programs. */
const FOR_PROGRAMS =
  /^(class|className|.*ClassName|classes|d|data-.*|fill|href|id|key|method|path|points|rel|src|stroke.*|style|target|to|transform|type|viewBox)$/
/** Calls whose texts are read by programs, or by developers only. */
const CALLS_FOR_PROGRAMS =
  /^(sql|sql\..*|cn|cx|querySelector.*|matchMedia|.*\.(raw|ref|table|query|addColumn|matchAll?|test|split))$/

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const childrenOf = (node: Node): Node[] =>
  Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)

/** Whether people read the text: it begins like a sentence, or consists of plain words. */
export function isRead(text: string): boolean {
  const words = text.replaceAll(GAP, '').split(/\s+/).filter(Boolean)
  const plain = words.filter((word) => /^[(“"‘]?\p{L}[\p{L}’']*[.,;:?!)”"’]*$/u.test(word))
  if (/^[A-Z_\d\s,]+$/.test(text) || /^\s*(select|insert|update|delete|with|create|alter|drop)\s/i.test(text))
    return false
  return (
    plain.length > 1 && plain.length >= words.length * 0.6 && !/\s(flex|grid|px-\d|text-soft)\b/.test(text)
  )
}

function elementText(node: Node): string {
  const parts = (node['children'] as Node[]).map((child) => {
    if (child.type === 'JSXText') return String(child['value'])
    if (child.type !== 'JSXExpressionContainer') return GAP
    const { expression } = child as unknown as { expression: Node }
    return expression.type === 'Literal' ? String(expression['value']) : GAP
  })
  return parts.join('')
}

function templateText(node: Node): string {
  return (node['quasis'] as { value: { cooked: string | null } }[])
    .map(({ value }) => value.cooked ?? '')
    .join(GAP)
}

function nameOf(node: Node | undefined): string {
  if (!node) return ''
  if (node.type === 'MemberExpression')
    return `${nameOf(node['object'] as Node)}.${nameOf(node['property'] as Node)}`
  return String(node['name'] ?? node['value'] ?? '')
}

/** Whether a program reads everything below the node. */
function isForPrograms(node: Node): boolean {
  if (/^(Import|Export(All|Named))Declaration$/.test(node.type)) return node['source'] != null
  if (node.type.startsWith('TS')) return !/^TS(As|Satisfies|NonNull)/.test(node.type)
  if (node.type === 'TaggedTemplateExpression') return CALLS_FOR_PROGRAMS.test(nameOf(node['tag'] as Node))
  if (node.type === 'CallExpression') return CALLS_FOR_PROGRAMS.test(nameOf(node['callee'] as Node))
  if (node.type === 'JSXAttribute') return FOR_PROGRAMS.test(nameOf(node['name'] as Node))
  return node.type === 'Property' && FOR_PROGRAMS.test(nameOf(node['key'] as Node))
}

/** The own text of a node, if it has one. */
function textOf(node: Node): string | null {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') return elementText(node)
  if (node.type === 'TemplateLiteral') return templateText(node)
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null
}

/**
 * The texts of a source file that people read: of its elements, attributes and strings.
 * A label of one word counts where it is the text of an element.
 *
 * @throws if the file cannot be parsed
 */
export function sentencesIn(file: string, code: string): Sentence[] {
  const found: Sentence[] = []
  const lineOf = (at: number) => code.slice(0, at).split('\n').length
  const visit = (node: Node): void => {
    if (isForPrograms(node)) return
    const text = textOf(node)?.replace(/\s+/g, ' ').trim()
    const isLabel = node.type === 'JSXElement' && /^\p{Lu}\p{L}+$/u.test(text ?? '')
    if (text && (isLabel || isRead(text))) found.push({ line: lineOf(node.start), text })
    childrenOf(node).forEach(visit)
  }
  const { program, errors } = parseSync(file, code)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  visit(program as unknown as Node)
  return found
}
