import { parseSync } from 'vite'

/** One small change of a file: the characters from `start` to `end` become `text`. */
export interface Mutant {
  line: number
  start: number
  end: number
  text: string
}

interface Node {
  type: string
  start: number
  end: number
  [property: string]: unknown
}

/** Each operator with what it is mistaken for: the boundary, the sign, the connective. */
const MISTAKEN: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const childrenOf = (node: Node): Node[] =>
  Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)

type Change = Omit<Mutant, 'line'>

/** An operator between two operands; text is only ever joined, never subtracted. */
function operatorChange(node: Node, code: string): Change[] {
  const { operator, left, right } = node as unknown as { operator: string; left: Node; right: Node }
  const mistaken = MISTAKEN[operator]
  const isText = [left, right].some(
    ({ type, ...rest }) => /Template/.test(type) || typeof rest['value'] === 'string',
  )
  if (!mistaken || (operator === '+' && isText)) return []
  const at = code.indexOf(operator, left.end)
  return [{ start: at, end: at + operator.length, text: mistaken }]
}

function conditionChange(test: Node, code: string): Change[] {
  const condition = code.slice(test.start, test.end)
  return [{ start: test.start, end: test.end, text: `!(${condition})` }]
}

function literalChange(node: Node): Change[] {
  const { value, start, end } = node as unknown as { value: unknown; start: number; end: number }
  if (typeof value === 'number') return [{ start, end, text: String(value + 1) }]
  return typeof value === 'boolean' ? [{ start, end, text: String(!value) }] : []
}

/** A call such as `.filter(isOpen)` that leaves everything in. */
function filterChange(node: Node, code: string): Change[] {
  const { callee, end } = node as unknown as { callee: Node; end: number }
  const property = callee.type === 'MemberExpression' ? (callee['property'] as Node) : null
  if (property?.['name'] !== 'filter') return []
  return [{ start: property.start, end, text: `filter(() => true)` }].filter(() => code[end - 1] === ')')
}

function changesOf(node: Node, code: string): Change[] {
  if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') return operatorChange(node, code)
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression')
    return conditionChange(node['test'] as Node, code)
  if (node.type === 'CallExpression') return filterChange(node, code)
  return node.type === 'Literal' ? literalChange(node) : []
}

/**
 * The small faults that somebody could make in a file: a boundary, a sign, a connective, a condition, a number or a
 * filter that is wrong. Types and imports are left alone.
 *
 * @throws if the file cannot be parsed
 */
export function mutantsIn(file: string, code: string): Mutant[] {
  const found: Mutant[] = []
  const visit = (node: Node): void => {
    if (/^(TS(?!As|Satisfies|NonNull)|Import|ExportAll)/.test(node.type)) return
    for (const change of changesOf(node, code))
      found.push({ ...change, line: code.slice(0, change.start).split('\n').length })
    childrenOf(node).forEach(visit)
  }
  const { program, errors } = parseSync(file, code)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  visit(program as unknown as Node)
  return found
}

export const mutate = (code: string, { start, end, text }: Mutant): string =>
  code.slice(0, start) + text + code.slice(end)
