import { clcChildren, clcClass, clcParent, clcPath } from '../../../../texts/clc.ts'
import type { BriefMember } from '../../../libraries/store.ts'
import type { Counts, Facet } from '../catalogue-search.ts'
import type { FacetCount, SearchAnswer } from '../shapes.ts'

/** The classes down to the chosen one, which stands there by its code alone where it has no name: TP › TP3 › TP31. */
export function pathTo(clc: string): SearchAnswer['clcPath'] {
  const unnamed = clc && !clcClass(clc) ? [{ code: clc, name: { zh: '', en: '' } }] : []
  const named = clcPath(unnamed.length > 0 ? clcParent(clc) : clc)
  return [...named.map(({ code, zh, en }) => ({ code, name: { zh, en } })), ...unnamed]
}

/** 各馆, the most first. */
export function librariesCounted(
  counts: Counts,
  members: readonly BriefMember[],
): SearchAnswer['counts'] {
  const byId = new Map(members.map((member) => [member.id, member]))
  return counts.libraries
    .flatMap(({ libraryId, ...counted }) => {
      const member = byId.get(libraryId)
      return member ? [{ code: member.code, short: shortOf(member), ...counted }] : []
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

const shortOf = ({ short_zh, short_en }: BriefMember) => ({ zh: short_zh, en: short_en })

/** Each facet with the most first; years as they run, classes right below the chosen one as the scheme has them. */
export function facetsCounted({ facets }: Counts, clc: string): SearchAnswer['facets'] {
  const named = (facet: Facet): FacetCount[] =>
    (facets?.[facet] ?? []).map((counted) => ({ ...counted, name: null }))
  const byCount = (a: FacetCount, b: FacetCount) =>
    b.count - a.count || (a.value < b.value ? -1 : 1)
  const byClass = new Map(named('clc').map((counted) => [counted.value, counted]))
  return {
    year: named('year').sort((a, b) => Number(a.value) - Number(b.value)),
    materialType: named('materialType').sort(byCount),
    language: named('language').sort(byCount),
    clc: clcChildren(clc).flatMap(({ code, zh, en }) => {
      const counted = byClass.get(code)
      return counted ? [{ ...counted, name: { zh, en } }] : []
    }),
  }
}
