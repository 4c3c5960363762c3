import { Download } from 'lucide-react'
import { use } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import { tableCsv } from './csv.ts'
import { save } from './save.ts'
import type { CsvColumn } from './csv.ts'

/** The two exports of a table: formatted as on the page, and raw for programs. */
export function Exports<Row>(props: {
  columns: readonly CsvColumn<Row>[]
  rows: readonly Row[]
  /** The file name without its extension. */
  file: string
}) {
  const { columns, rows, file } = props
  const { locale } = use(LocaleContext)
  const offer = (format: 'seen' | 'raw', label: string) => (
    <Button
      kind="quiet"
      size="small"
      icon={<Download size={15} aria-hidden />}
      onClick={() =>
        save(`${file}${format === 'raw' ? '-raw' : ''}.csv`, tableCsv(columns, rows, format, locale))
      }
    >
      {label}
    </Button>
  )
  return (
    <>
      {offer('seen', 'CSV as shown')}
      {offer('raw', 'CSV with raw values')}
    </>
  )
}
