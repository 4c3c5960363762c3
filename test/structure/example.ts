/** An example in a docstring: the code and its expected value. */
export type Example = { line: number; code: string; value: string | null; name: string | null }

const COMMENT = /\/\*\*([\s\S]*?)\*\//g
const DECLARATION = /^\s*(?:export )?(?:async )?(?:function\*?|const|class|let|type|interface)\s+(\w+)/

/**
 * The examples of a source text, written as `@example code // value`; both may span several lines.
 *
 * @returns `value` is null if an example has none; `name` is the declaration after the comment
 */
export function examplesIn(text: string): Example[] {
  return [...text.matchAll(COMMENT)].flatMap((comment) => {
    const after = text.slice(comment.index + comment[0].length).replace(/^\s*\n/, '')
    const name = DECLARATION.exec(after)?.[1] ?? null
    const body = comment[1]!.replace(/^\s*\*? ?/gm, '')
    return [...body.matchAll(/(?<=^|\s)@example\s([\s\S]*?)(?=\n\s*@\w|\s@example\s|$)/g)].map((example) => {
      const line = text.slice(0, comment.index).split('\n').length
      const [code = '', ...values] = example[1]!.split(/(?:^|\s)\/\/ /)
      return { line, name, code: code.trim(), value: values.length > 0 ? values.join(' ').trim() : null }
    })
  })
}
