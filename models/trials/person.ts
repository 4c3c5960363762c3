/** Somebody who may be treated and may have an outcome. Days are whole numbers, counted from the person's own start. */
export type Person = {
  /** Persons are compared with others of their stratum only. */
  stratum: string
  /** The class on each day from 0 on, as a number from 0 up; the last one holds on later days. */
  classes: ArrayLike<number>
  /** `Infinity`: never. */
  treatedOn: number
  /** `Infinity`: never. */
  outcomeOn: number
  /** The last day of which everything is known. */
  watchedThrough: number
}

/**
 * The class on a day, which may be later than the last known one.
 *
 * @example classOn({ stratum: '', classes: [0, 2], treatedOn: 5, outcomeOn: Infinity, watchedThrough: 9 }, 4) // 2
 */
export function classOn({ classes }: Person, day: number): number {
  return classes[Math.min(day, classes.length - 1)]!
}

/**
 * The last day on which the person could be seen to have the outcome untreated. An outcome on the day of the treatment
 * counts as one before it: which came first is not known.
 *
 * @example lastUntreatedDay({ stratum: '', classes: [0], treatedOn: 5, outcomeOn: Infinity, watchedThrough: 9 }) // 5
 */
export function lastUntreatedDay({ treatedOn, outcomeOn, watchedThrough }: Person): number {
  return Math.min(treatedOn, outcomeOn, watchedThrough)
}

/**
 * How many classes there are.
 *
 * @example classCount([{ stratum: '', classes: [0, 2], treatedOn: 5, outcomeOn: 7, watchedThrough: 9 }]) // 3
 */
export function classCount(persons: readonly Person[]): number {
  let most = 0
  for (const { classes } of persons)
    for (let day = 0; day < classes.length; day++) most = Math.max(most, classes[day]!)
  return most + 1
}
