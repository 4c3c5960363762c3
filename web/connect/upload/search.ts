import { paramsOf, text, wholeNumber } from '../../search-params.ts'

/** What is known about the file to be brought in. */
export const newImportSearch = paramsOf({
  kind: text(50),
  /** The customer to whom all of the file belongs. */
  customer: wholeNumber(1),
})
