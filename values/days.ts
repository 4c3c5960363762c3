/** How long a calendar day is. Days are counted in UTC, so that the change to summer time makes none shorter. */
export const DAY_SECONDS = 86_400
export const DAY_MS = DAY_SECONDS * 1000
