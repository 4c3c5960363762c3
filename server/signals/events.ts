declare module '../platform/events/event-map.ts' {
  interface EventMap {
    /** What a person did with signals on Today was undone. */
    'signals.undone': { customerId: number; actionId: number }
  }
}

export {}
