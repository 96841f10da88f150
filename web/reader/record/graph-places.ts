/** Where a work stands in the picture, and how its line to the middle is drawn. */
export interface Place {
  x: number
  y: number
}

/** The picture, in its own units; the record stands in the middle. */
export const picture = { width: 752, height: 400, x: 376, y: 200 } as const
/** Half axes of the ellipse the works stand on. */
const [across, down] = [268, 150]

/** Where the `at`-th of `all` works stands: clockwise from the top, a little turned so that none covers another's line. */
export function placeOf(at: number, all: number): Place {
  const angle = -Math.PI / 2 + (2 * Math.PI * (at + (all % 2 === 0 ? 0.5 : 0))) / all
  return {
    x: Math.round(picture.x + across * Math.cos(angle)),
    y: Math.round(picture.y + down * Math.sin(angle)),
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
