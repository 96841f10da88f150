import { visitor } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { saidPart } from './said-part.ts'
import { pointOf, toIssue } from './serial.ts'
import type { SerialArticle, SerialIssue } from './shapes.ts'
import type { Point } from './span.ts'
import { articleOf, issueOf } from './store.ts'

type Article = Pick<SerialArticle, 'title' | 'responsibility' | 'pages'>

/** The part of a serial that is asked for, as it stands on a request. */
export interface PartWanted {
  year: string
  /** 2019年第38卷第5期: librarians look for it on the shelf. */
  volume: string
  /** Where it stands in the run, to tell who holds it. */
  point: Point
  /** The article; null when the whole issue is wanted. */
  article: Article | null
}

/** The part that an article or an issue is; null when there is no such. */
export const partWanted = (
  house: House,
  { article, issue }: { article: number; issue: number },
): Promise<PartWanted | null> =>
  asActor(house.db, visitor, async (tx) => {
    const wanted = article > 0 ? await articleOf(tx, article) : undefined
    const row = await issueOf(tx, wanted?.issue_id ?? issue)
    return row ? partOf(toIssue(row), wanted) : null
  })

/** An issue, and perhaps one article of it, in the words of a request. */
export function partOf(issue: SerialIssue, article?: Article): PartWanted {
  const year = String(issue.year)
  const { title, responsibility, pages } = article ?? { title: '', responsibility: '', pages: '' }
  return {
    year,
    volume: saidPart({ year, volume: issue.volume, issue: issue.issue }),
    point: pointOf(issue),
    article: article ? { title, responsibility, pages } : null,
  }
}
