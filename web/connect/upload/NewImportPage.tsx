import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FileDrop } from '../../../ui/form/FileDrop.tsx'
import { customerQuery } from '../../customers/queries.ts'
import { Page } from '../../frame/Page.tsx'
import type { KindPages } from '../kind-pages.ts'
import { KIND_PAGES } from '../kinds.ts'
import { Stages } from '../imports/Stages.tsx'
import { SampleFile } from './SampleFile.tsx'
import { UploadState } from './UploadState.tsx'
import { useUpload } from './useUpload.ts'

const route = getRouteApi('/gate/imports/new')
const LEAD = 'Orders, subscriptions or readings. Rondo recognises what the file contains.'
const ALL = Object.values(KIND_PAGES).filter((pages) => pages !== undefined)

function Expected({ label, sample, Expected: Content, open }: KindPages & { open: boolean }) {
  return (
    <details open={open} className="border-b">
      <summary className="py-2 font-medium text-ink pointer-coarse:py-3">{label}</summary>
      <div className="pb-3">
        <Content />
        <SampleFile sample={sample} />
      </div>
    </details>
  )
}

/** The first step of an import: the file itself. */
export function NewImportPage() {
  const { kind, customer } = route.useSearch()
  const { data: owner } = useQuery({ ...customerQuery(customer ?? 0), enabled: customer !== undefined })
  const upload = useUpload({ kind, customer })
  const pages = KIND_PAGES[kind ?? '']
  const lead = owner ? `${pages?.label ?? 'A file'} of ${owner.name}.` : (pages?.lead ?? LEAD)
  return (
    <Page title="Import a file" lead={lead}>
      <div className="flex flex-col gap-5">
        <Stages current={0} />
        <UploadState upload={upload} />
        {!upload.isSending && (
          <FileDrop
            label="Drop a file anywhere on this page"
            hint="CSV or tab-separated, also compressed with gzip, up to 8 GB. You can also paste rows from a spreadsheet. Nothing is saved yet: you review it first."
            accept=".csv,.tsv,.txt,.gz,text/csv,text/plain"
            onFile={upload.start}
            everywhere
          />
        )}
        <section className="max-w-[70ch] text-soft">
          <h2 className="mb-1 font-medium text-ink">What it should contain</h2>
          {(pages ? [pages] : ALL).map((one, at) => (
            <Expected key={one.label} {...one} open={at === 0} />
          ))}
        </section>
      </div>
    </Page>
  )
}
