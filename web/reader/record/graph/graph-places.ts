/** Where a work stands in the picture, and how its line to the middle is drawn. */
export interface Place {
  x: number
  y: number
}

/** A picture in its own units: the record stands in the middle, the works on an ellipse around it. */
export interface Picture {
  name: 'wide' | 'narrow'
  width: number
  height: number
  /** Half axes of the ellipse. */
  across: number
  down: number
  /** How many half characters of a title, and of who made it, are shown. */
  letters: number
}

/** One for a desk, one for a phone, where a line of text is what there is least of. */
export const pictures: readonly Picture[] = [
  { name: 'wide', width: 752, height: 380, across: 268, down: 145, letters: 20 },
  { name: 'narrow', width: 328, height: 440, across: 96, down: 180, letters: 13 },
]

/** The middle of a picture. */
export const middleOf = ({ width, height }: Picture): Place => ({ x: width / 2, y: height / 2 })

/** Where the `at`-th of `all` works stands: clockwise from the top, a little turned so that none covers another's line. */
export function placeOf(picture: Picture, at: number, all: number): Place {
  const angle = -Math.PI / 2 + (2 * Math.PI * (at + (all % 2 === 0 ? 0.5 : 0))) / all
  const { x, y } = middleOf(picture)
  return {
    x: Math.round(x + picture.across * Math.cos(angle)),
    y: Math.round(y + picture.down * Math.sin(angle)),
  }
}

/** How wide a line is for a class of readers: 5, 10, 20, 50. */
export const lineWidth = (readersFrom: number): number =>
  readersFrom >= 50 ? 9 : readersFrom >= 20 ? 7 : readersFrom >= 10 ? 5 : 3

const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u
/** The width of a text in letters of half a Chinese character. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (han.test(character) ? 2 : 1.1), 0)

/** The text cut to a width in half characters, with … where something is missing. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (widthOf(kept + character) > width - 2) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

/** How wide the box around a text is, at `size` units a Chinese character. */
export const boxWidth = (text: string, size: number): number =>
  Math.round((widthOf(text) * size) / 2) + 20
