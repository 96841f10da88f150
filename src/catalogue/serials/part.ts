import { visitor } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { saidPart } from './said-part.ts'
import { toIssue } from './serial.ts'
import type { SerialArticle, SerialIssue } from './shapes.ts'
import { articleOf, issueOf } from './store.ts'

/** The part of a serial that is asked for, as it stands on a request. */
export interface PartWanted {
  year: string
  /** 2019年第38卷第5期: librarians look for it on the shelf. */
  volume: string
  /** The article, '' when the whole issue is wanted. */
  note: string
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
export function partOf(
  { year, volume, issue }: SerialIssue,
  article?: Pick<SerialArticle, 'title' | 'pages'>,
): PartWanted {
  return {
    year: String(year),
    volume: saidPart({ year: String(year), volume, issue }),
    note: article ? [`《${article.title}》`, article.pages].filter(Boolean).join(' ') : '',
  }
}
