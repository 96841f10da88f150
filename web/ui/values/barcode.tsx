import { code128 } from './code128.ts'

/** Ten modules of white stand before and after the bars (ISO/IEC 15417, 4.3). */
const quiet = 10

/**
 * A number as bars to scan and as letters to read. Drawn by a function of forty lines instead of
 * bwip-js: the page needs one symbology, and 1 MB of encoders must not reach the browser.
 */
export function Barcode({ text }: { text: string }) {
  const widths = code128(text)
  if (widths.length === 0) return <span className="no">{text}</span>
  const total = widths.reduce((sum, width) => sum + width, 0)
  return (
    <span className="code128">
      <svg
        viewBox={`0 0 ${total + 2 * quiet} 40`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        aria-hidden="true"
      >
        <path d={barsOf(widths)} />
      </svg>
      <span className="no">{text}</span>
    </span>
  )
}

/** One rectangle per bar; every second width is a space. */
function barsOf(widths: readonly number[]): string {
  let x = quiet
  return widths
    .map((width, at) => {
      const bar = at % 2 === 0 ? `M${x} 0h${width}v40h-${width}z` : ''
      x += width
      return bar
    })
    .join('')
}
