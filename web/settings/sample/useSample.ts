import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

/**
 * Loads or removes the sample company; afterwards every page shows other numbers.
 *
 * @param onRemoved before that, while the button that removed it is still there
 */
export function useSample(onRemoved?: () => void) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries()
  const load = useMutation({ mutationFn: () => rondo.connect.loadSample(), onSuccess })
  const remove = useMutation({
    mutationFn: () => rondo.connect.removeSample(),
    onSuccess() {
      onRemoved?.()
      return onSuccess()
    },
  })
  return { load, remove }
}
