import type { Person } from './cast.ts'

/** A customer of the sample company who orders by telephone and never logs in: only their orders are known. */
export type Regular = Person & {
  /** Usual days between two orders, since how many days ago they order, and how many days ago they last did. */
  every: number
  since: number
  last: number
}

/** Five who order as usual, and five who are overdue by their own rhythm. */
export const regulars: readonly Regular[] = [
  regular('mokka', 'Café Mokka', 7, 640, 4),
  regular('rosen', 'Rosenhof Nursery', 14, 700, 9),
  regular('sankt', 'St Mary’s Parish', 30, 900, 21),
  regular('kino', 'Kino Lumière', 10, 520, 6),
  regular('velo', 'Velo Vogel', 21, 610, 15),
  regular('backhaus', 'Backhaus Lindner', 7, 650, 61),
  regular('theater', 'Theater am Fluss', 14, 760, 83),
  regular('weingut', 'Weingut Hartl', 30, 980, 148),
  regular('schule', 'Dance School Pina', 10, 560, 55),
  regular('optik', 'Optik Brill', 21, 690, 104),
]

function regular(ref: string, name: string, every: number, since: number, last: number): Regular {
  return { ref, name, email: `office@${ref}.example`, every, since, last }
}
