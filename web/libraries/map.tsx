import type { Directory, Library } from '../../src/libraries/shapes.ts'
import { useFrame, useSay, useWords } from '../ui/page.tsx'
import './map.css'
import { type Dot, placeLabels } from './label-places.ts'
import { type Point, project, ringPaths } from './projection.ts'

interface MapProps {
  directory: Directory
  /** Books on their way, from library to library by code. */
  ways?: readonly (readonly [from: string, to: string])[]
}

/** The members on a sketch of Beijing, each where it is, the reader's own in full ink. */
export function MemberMap({ directory, ways = [] }: MapProps) {
  const words = useWords().portal.home
  const { me } = useFrame()
  const say = useSay()
  const dots = dotsOf(directory, me.home?.code, (library) => say(library.short))
  const at = new Map(dots.map((dot) => [dot.code, dot.at]))
  return (
    <svg
      className="map"
      viewBox="-214 -222 428 424"
      role="img"
      aria-label={words.mapLabel({ n: directory.total })}
    >
      {ringPaths.map((path) => (
        <path key={path} className="ring" d={path} />
      ))}
      {ways.map(([from, to]) => (
        <Way key={`${from} ${to}`} from={at.get(from)} to={at.get(to)} />
      ))}
      {dots.map((dot) => (
        <circle
          key={dot.code}
          className={dot.first ? 'dot me' : 'dot'}
          cx={dot.at[0]}
          cy={dot.at[1]}
          r={dot.first ? 4.5 : 3.5}
        >
          <title>{dot.label}</title>
        </circle>
      ))}
      {placeLabels(dots).map(({ code, text, x, y, anchor }) => (
        <text
          key={code}
          className={code === me.home?.code ? 'lme' : undefined}
          x={x}
          y={y}
          textAnchor={anchor}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}

function dotsOf(
  directory: Directory,
  home: string | undefined,
  label: (library: Library) => string,
): Dot[] {
  const libraries = directory.categories.flatMap((category) => category.libraries)
  return libraries.flatMap((library) =>
    library.longitude === null || library.latitude === null
      ? []
      : [
          {
            code: library.code,
            at: project(library.longitude, library.latitude),
            label: label(library),
            first: library.code === home,
          },
        ],
  )
}

/** A bent line and the parcel on it. */
function Way({ from, to }: { from: Point | undefined; to: Point | undefined }) {
  if (!from || !to) return null
  const bend: Point = [
    (from[0] + to[0]) / 2 + (to[1] - from[1]) * 0.2,
    (from[1] + to[1]) / 2 - (to[0] - from[0]) * 0.2,
  ]
  const middle = [0, 1].map((axis) => (from[axis]! + 2 * bend[axis]! + to[axis]!) / 4)
  return (
    <>
      <path className="way" d={`M${from.join(' ')}Q${bend.join(' ')} ${to.join(' ')}`} />
      <rect className="parcel" x={middle[0]! - 2.6} y={middle[1]! - 2.6} width="5.2" height="5.2" />
    </>
  )
}
