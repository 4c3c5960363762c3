import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { importsQuery } from './queries.ts'
import type { ImportInList } from './queries.ts'

/** Once a worker has written an import or taken it back, every other page is refetched. */
export function useRefreshAfter(status: ImportInList['status'] | undefined): void {
  const client = useQueryClient()
  const last = useRef(status)
  useEffect(() => {
    const hasChanged = last.current !== undefined && last.current !== status
    last.current = status
    if (!hasChanged || (status !== 'applied' && status !== 'undone')) return
    const [own] = importsQuery.queryKey
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== own })
  }, [client, status])
}
