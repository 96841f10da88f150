/**
 * The headings of a page, as it lies open, that stand more than one level below the heading before them: who goes
 * from heading to heading by ear takes them for parts of something that she has missed. A list beside the page may
 * stand before its h1.
 */
export function skippedHeadings(html: string): string[] {
  const open = html.replaceAll(/<dialog(?![^>]* open)[\s\S]*?<\/dialog>/g, '')
  const headings = [...open.matchAll(/<h([1-6])[^>]*>([\s\S]*?)<\/h\1>/g)]
  return headings.flatMap(([heading, level], at) =>
    Number(level) > Number(headings[at - 1]?.[1] ?? 1) + 1 ? [heading] : [],
  )
}
