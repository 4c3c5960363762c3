import { Field } from '@base-ui/react/field'
import type { ComponentProps } from 'react'

/** One line of text; inside a Field it takes the field's label, hint and error. */
export function TextInput({ className, ...native }: ComponentProps<typeof Field.Control>) {
  return <Field.Control {...native} className={`control ${typeof className === 'string' ? className : ''}`} />
}
