import type { OaiAnswer } from './answer.ts'
import { datestampOf, type Granularity } from './datestamp.ts'
import {
  atTheBeginning,
  type Checkpoint,
  type HarvestFault,
  type HarvestPage,
  type HarvestWanted,
  isHarvestFault,
  nextPage,
  restarted,
} from './harvest.ts'
import { askOai, identify, type OaiFault, type OaiFetching, protocolError } from './oai-client.ts'

/** One step: a page, or what ended the harvest before its end. */
export type HarvestStep = HarvestPage | HarvestFault | OaiFault

/**
 * The pages of a list, one after another, from `checkpoint` on where one was kept: whoever writes a page and its
 * checkpoint in one transaction never loses a record and never needs to begin again. The last step has `last: true`
 * or is a fault; a fault says precisely what the source did, and the checkpoint of the page before it stays good for
 * another attempt. Throws only what `how.wait` throws when it is told to stop.
 */
export async function* harvest(
  wanted: HarvestWanted,
  checkpoint: Checkpoint | null,
  how: OaiFetching,
): AsyncGenerator<HarvestStep> {
  const granularity = await granularityOf(wanted, how)
  if (typeof granularity !== 'string') return yield granularity
  const from = wanted.from && datestampOf(wanted.from, granularity)
  const until = wanted.until && datestampOf(wanted.until, granularity)
  let at = checkpoint ?? atTheBeginning(from)
  for (;;) {
    const answer = await askOai(wanted.baseUrl, questionAt(at, wanted, until), how)
    if ('reason' in answer) return yield answer
    const step = stepOf(at, answer)
    if ('restart' in step) {
      at = step.restart
      continue
    }
    yield step
    if (isHarvestFault(step) || step.last) return
    at = step.checkpoint
  }
}

function stepOf(
  at: Checkpoint,
  answer: OaiAnswer,
): HarvestPage | HarvestFault | { restart: Checkpoint } {
  const codes = answer.errors.map(({ code }) => code)
  if (codes.includes('noRecordsMatch')) return nextPage(at, { ...answer, records: [], token: null })
  if (codes.includes('badResumptionToken') && at.token !== null) {
    const restart = restarted(at)
    return isHarvestFault(restart) ? restart : { restart }
  }
  return codes.length > 0 || !isList(answer) ? protocolError(answer) : nextPage(at, answer)
}

/** A broken page that was read record by record has no content of its own. */
const isList = ({ content, records, unreadable }: OaiAnswer) =>
  content
    ? /^List(Records|Identifiers)$/.test(content.name)
    : records.length + unreadable.length > 0

/** A token stands alone: it says all the rest (OAI-PMH §3.5). */
function questionAt(
  at: Checkpoint,
  wanted: HarvestWanted,
  until: string | null,
): Record<string, string> {
  const { verb, metadataPrefix, set } = wanted
  if (at.token !== null) return { verb, resumptionToken: at.token }
  return {
    verb,
    metadataPrefix,
    ...(set ? { set } : {}),
    ...(at.from ? { from: at.from } : {}),
    ...(until ? { until } : {}),
  }
}

async function granularityOf(
  { baseUrl, granularity, from, until }: HarvestWanted,
  how: OaiFetching,
): Promise<Granularity | OaiFault> {
  if (granularity) return granularity
  if (!from && !until) return 'second'
  const identity = await identify(baseUrl, how)
  return 'reason' in identity ? identity : identity.granularity
}
