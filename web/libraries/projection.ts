/** A point of the drawing: 0, 0 is Tiananmen, y grows southward, the edge lies at about 200. */
export type Point = readonly [x: number, y: number]

const centre = { longitude: 116.3975, latitude: 39.9087 }
const kmPerDegree = 111.32

/**
 * Where a place lies on the drawing. Directions are true, distances shrink outward, so that Haidian,
 * where most members are, gets room and Changping still fits.
 */
export function project(longitude: number, latitude: number): Point {
  const eastKm =
    (longitude - centre.longitude) * kmPerDegree * Math.cos((centre.latitude * Math.PI) / 180)
  const southKm = (centre.latitude - latitude) * kmPerDegree
  const km = Math.hypot(eastKm, southKm)
  if (km === 0) return [0, 0]
  const scale = (215 * (1 - Math.exp(-((km / 11.5) ** 1.25)))) / km
  return [rounded(eastKm * scale), rounded(southKm * scale)]
}

const rounded = (value: number) => Math.round(value * 10) / 10

/** West, east, south and north of the second to the fifth ring road; a sketch, not a survey. */
const ringRoads = [
  [116.348, 116.434, 39.865, 39.949],
  [116.304, 116.461, 39.853, 39.967],
  [116.271, 116.488, 39.829, 39.986],
  [116.208, 116.546, 39.756, 40.021],
] as const

/** The ring roads as SVG paths: rounded squares in the drawing's projection. */
export const ringPaths: readonly string[] = ringRoads.map(([west, east, south, north]) => {
  const points = Array.from({ length: 48 }, (_, at) => {
    const angle = (at / 48) * 2 * Math.PI
    const [x, y] = [Math.cos(angle), Math.sin(angle)]
    const radius = (x ** 4 + y ** 4) ** -0.25 / 2
    return project(
      (west + east) / 2 + x * radius * (east - west),
      (south + north) / 2 + y * radius * (north - south),
    )
  })
  return `M${points.map((point) => point.join(' ')).join('L')}Z`
})
