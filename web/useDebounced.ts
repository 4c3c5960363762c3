import { useEffect, useState } from 'react'

/** A value once it has not changed for a moment, such as a search once typing has paused. */
export function useDebounced<Value>(value: Value, afterMs = 200): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const pause = setTimeout(() => setSettled(value), afterMs)
    return () => clearTimeout(pause)
  }, [value, afterMs])
  return settled
}
