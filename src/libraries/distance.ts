/** What the order by distance looks at; a library has it. Degrees, null where nobody has entered them. */
export interface Place {
  code: string
  longitude: number | null
  latitude: number | null
}

/** Nearest to the reader's library first; the code decides between equals, so that the order is always the same. */
export const byDistance = <P extends Place>(home: Place, holders: readonly P[]): P[] =>
  [...holders].sort(
    (left, right) =>
      (distanceKm(home, left) ?? farAwayKm) - (distanceKm(home, right) ?? farAwayKm) ||
      (left.code < right.code ? -1 : 1),
  )

/** A library that nobody has placed stands behind those of the city. */
const farAwayKm = 9999
const kmPerDegree = 111.2

/** As the crow flies; good enough to order libraries of one city. Null where one is not placed. */
export function distanceKm(from: Place, to: Place): number | null {
  if (from.longitude === null || from.latitude === null) return null
  if (to.longitude === null || to.latitude === null) return null
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180)
  return Math.hypot(east, to.latitude - from.latitude) * kmPerDegree
}
