import type { Hit } from '../../shapes.ts'

/** What a feed says of itself. */
export interface FeedHead {
  title: string
  /** The address of the feed. */
  address: string
  /** Where we are reached, without a slash at the end. */
  publicUrl: string
  language: string
}

export interface Arrival {
  hit: Hit
  arrivedAt: Temporal.Instant
}

/** New arrivals as an Atom feed (RFC 4287), newest first: an entry's id is its permanent address. */
export function atomFeed(head: FeedHead, arrivals: readonly Arrival[]): string {
  const updated = arrivals[0]?.arrivedAt.toString() ?? '1970-01-01T00:00:00Z'
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(head.language)}">
  <title>${escaped(head.title)}</title>
  <id>${escaped(head.publicUrl + head.address)}</id>
  <link rel="self" href="${escaped(head.publicUrl + head.address)}"/>
  <updated>${updated}</updated>
  <author><name>${escaped(head.title)}</name></author>
${arrivals.map((arrival) => entry(head, arrival)).join('\n')}
</feed>
`
}

function entry({ publicUrl }: FeedHead, { hit, arrivedAt }: Arrival): string {
  const address = escaped(`${publicUrl}/records/${hit.id}`)
  const title = [hit.title, hit.volume].filter(Boolean).join(' ')
  const said = [hit.responsibility, hit.publisher, hit.year, hit.isbn, hit.callNumber]
  return `  <entry>
    <title>${escaped(title)}</title>
    <id>${address}</id>
    <link href="${address}"/>
    <updated>${arrivedAt.toString()}</updated>
    <summary>${escaped(said.filter(Boolean).join(' · '))}</summary>
  </entry>`
}

/** XML has no place for most control characters, not even escaped (XML 1.0 §2.2). */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
