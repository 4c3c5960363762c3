import { useQueryClient } from '@tanstack/react-query'
import { ArrowDown } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { todayQuery } from '../queries.ts'
import type { Today } from '../queries.ts'
import { addToList } from './morning.ts'

/** Lines that came after the list was first shown: they wait here, so that nothing moves while somebody works. */
export function NewLines({ today }: { today: Today }) {
  const client = useQueryClient()
  const { list, newer } = today
  if (newer.length === 0) return null
  function show() {
    addToList({ list, lines: newer })
    client.setQueryData(todayQuery.queryKey, { ...today, lines: [...today.lines, ...newer], newer: [] })
  }
  return (
    <p className="mt-4">
      <Button size="small" icon={<ArrowDown size={15} aria-hidden />} onClick={show}>
        {newer.length} new
      </Button>
    </p>
  )
}
