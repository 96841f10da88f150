import type { Bilingual, Why } from '../shared/shapes.ts'

/** The rules by id with their sentences, each once; a rule that is gone says its id. */
export const whys = (ruleIds: readonly string[], why: ReadonlyMap<string, Bilingual>): Why[] =>
  [...new Set(ruleIds)].map((ruleId) => ({
    ruleId,
    sentence: why.get(ruleId) ?? { zh: ruleId, en: ruleId },
  }))
