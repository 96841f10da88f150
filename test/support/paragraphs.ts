/**
 * The paragraphs of a page that hold what no paragraph can (a list, a table, what unfolds): a browser ends the
 * paragraph there, and the page that wakes is not the one that was sent.
 */
export function brokenParagraphs(html: string): string[] {
  const paragraphs = [...html.matchAll(/<p(?: [^>]*)?>([\s\S]*?)<\/p>/g)]
  return paragraphs.flatMap(([paragraph, inside]) => (blocks.test(inside!) ? [paragraph] : []))
}

const blocks = /<(?:p|div|ul|ol|dl|table|details|section|form|fieldset|figure|h[1-6])[ >]/
