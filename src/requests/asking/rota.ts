import { byDistance, type Place } from '../../libraries/distance.ts'

/** A library as the choice of lenders sees it. */
export interface Candidate extends Place {
  id: number
  names: readonly string[]
  category: string | null
}

/** One library to be asked, and why it stands where it stands. */
export interface RotaPlace {
  library: Candidate
  origin: 'chosen' | 'commissioned' | 'additional' | 'proposed'
}

export interface RotaQuestion {
  home: Candidate
  /** 出借馆 the reader chose, if any. */
  chosen: Candidate | null
  /** 委托馆 the reader chose, if any. */
  commissioned: Candidate | null
  /** 附加出借馆 as typed: names or codes. */
  additionalLenders: string
  searchScope: 'thisLender' | 'sameCategory' | 'allMembers' | 'beyondConsortium'
  /** Libraries with a copy that can be lent, perhaps when it is back. */
  holders: readonly Candidate[]
  /** Libraries whose copies are all out now, as far as is known: asked after those that have one in. */
  out: ReadonlySet<number>
  /** Holders of a serial of which it is not known whether they have the part: asked last. */
  uncertain: ReadonlySet<number>
  members: readonly Candidate[]
}

/**
 * Who is asked, in order: the lender or commissioned library the reader chose, then the 附加出借馆 she named, then
 * as far as 选择查询范围 allows the other holders, nearest first. When nobody is known the home library is asked to
 * find one (architecture decision 8). Never the same library twice, never the home library as a plain lender.
 */
export function rotaFor(question: RotaQuestion): RotaPlace[] {
  const { home, chosen, commissioned, holders } = question
  const first: RotaPlace[] = []
  if (chosen) first.push({ library: chosen, origin: 'chosen' })
  if (commissioned) first.push({ library: commissioned, origin: 'commissioned' })
  const named = namedLenders(question).map((library) => ({
    library,
    origin: 'additional' as const,
  }))
  const lead = chosen ?? commissioned ?? named[0]?.library
  const proposed = byDistance(home, holders)
    .filter((library) => inScope(library, question.searchScope, lead))
    .map((library) => ({ library, origin: 'proposed' as const }))
  const rota = distinct([...first, ...named, ...proposed]).filter(
    ({ library, origin }) => library.id !== home.id || origin === 'commissioned',
  )
  if (rota.length > 0) return inBeforeOut(rota, question)
  return [{ library: home, origin: 'commissioned' }]
}

/**
 * A copy that is out is not asked for first, and what is only perhaps held comes last; otherwise the order stays. A
 * commissioned library looks for one itself, and whom the reader names she asks.
 */
function inBeforeOut(
  rota: readonly RotaPlace[],
  { out, uncertain }: Pick<RotaQuestion, 'out' | 'uncertain'>,
): RotaPlace[] {
  const rank = ({ library, origin }: RotaPlace) => {
    if (origin === 'commissioned') return 0
    const isUnsure = origin === 'proposed' && uncertain.has(library.id)
    return Number(out.has(library.id)) + 2 * Number(isUnsure)
  }
  return rota.toSorted((left, right) => rank(left) - rank(right))
}

/** The member libraries named in the free text 附加出借馆; what is no member's name stays a remark. */
function namedLenders({
  additionalLenders,
  members,
}: Pick<RotaQuestion, 'additionalLenders' | 'members'>): Candidate[] {
  const words = additionalLenders
    .normalize('NFKC')
    .split(/[\s,;、，；。/]+/)
    .filter(Boolean)
  return words.flatMap(
    (word) => members.find(({ code, names }) => code === word || names.includes(word)) ?? [],
  )
}

function inScope(
  library: Candidate,
  scope: RotaQuestion['searchScope'],
  lead: Candidate | undefined,
): boolean {
  if (!lead) return true
  if (scope === 'thisLender') return library.id === lead.id
  return scope !== 'sameCategory' || library.category === lead.category
}

const distinct = (places: readonly RotaPlace[]): RotaPlace[] =>
  places.filter(
    (place, index) => places.findIndex(({ library }) => library.id === place.library.id) === index,
  )
