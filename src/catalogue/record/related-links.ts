import type { Described } from '../hits.ts'
import type { RelatedLink, RelatedResource } from './shapes.ts'

/** What a template may ask of a record. */
export const placeholders = ['isbn', 'issn', 'title', 'author'] as const
export type LinkValues = Record<(typeof placeholders)[number], string>

/** What a record has to put in; empty where it has none. */
const linkValuesOf = (work: Described): LinkValues => ({
  isbn: work.isbns?.[0]?.normal ?? '',
  issn: work.issns?.[0]?.normal ?? '',
  title: work.title ?? '',
  author: work.persons?.find(({ main }) => main)?.name ?? '',
})

/**
 * Whether a template is an address we may lead to: https, a host that no record can change, nobody's name or password,
 * no placeholder we do not know.
 */
export function isTemplate(template: string): boolean {
  const asked = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name)
  if (!asked.every((name) => (placeholders as readonly string[]).includes(name!))) return false
  const filled = template.replaceAll(/\{[^{}]*\}/g, 'x')
  if (/[{}\s\\]/.test(filled) || !/^https:\/\/[^/?#{}@]+(?:[/?#]|$)/.test(template)) return false
  if (!URL.canParse(filled)) return false
  const { protocol, username, password, hostname } = new URL(filled)
  return protocol === 'https:' && !username && !password && hostname.includes('.')
}

/** The template with the record's own values, each escaped; null where the record lacks one of them. */
export function filledTemplate(template: string, values: LinkValues): string | null {
  const asked = placeholders.filter((name) => template.includes(`{${name}}`))
  if (asked.some((name) => !values[name])) return null
  return template.replaceAll(/\{(isbn|issn|title|author)\}/g, (_, name: keyof LinkValues) =>
    // encodeURIComponent throws on half a character.
    encodeURIComponent(values[name].toWellFormed()),
  )
}

/** 相关资源 of one record, in the centre's order. */
export const relatedResources = (
  links: readonly RelatedLink[],
  work: Described,
): RelatedResource[] =>
  links
    .filter(
      ({ materialTypes }) =>
        materialTypes.length === 0 || materialTypes.includes(work.materialType ?? 'book'),
    )
    .flatMap(({ label, template }) => {
      const url = isTemplate(template) ? filledTemplate(template, linkValuesOf(work)) : null
      return url ? [{ label, url }] : []
    })
