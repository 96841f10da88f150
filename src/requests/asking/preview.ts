import { tariffOf, tariffRules } from '../../charges/tariff.ts'
import type { Resolved } from '../../policy/parameters.ts'
import { whyOf } from '../../policy/store.ts'
import { whys } from '../../policy/why.ts'
import { type Actor, system } from '../../shared/actor.ts'
import { become, type Tx } from '../../shared/database.ts'
import { sentenceOf } from '../../shared/http/sentences.ts'
import { gather, ok, type Refusal, type Result } from '../../shared/result.ts'
import type { Bilingual, Language } from '../../shared/shapes.ts'
import { priceShown } from '../why.ts'
import { type Prepared, type PreparedBook, prepare } from './prepare.ts'
import { partsOf, priceOf } from './price.ts'
import type { Preview, Quota, SubmissionForm } from './shapes.ts'

type Reader = Extract<Actor, { kind: 'reader' }>

/** Refusals that the confirm page shows as a warning, because the reader may still go on with a reason. */
const warnings = new Set(['ownHolding'])

/** What would be stored, without storing it: lender, price, period, and every objection that stands in the way. */
export async function preview(
  tx: Tx,
  reader: Reader,
  asked: { form: SubmissionForm; at: Temporal.Instant; language: Language },
): Promise<Result<Preview>> {
  await become(tx, system)
  const prepared = await prepare(tx, reader, asked.form, asked.at)
  const blocking = prepared.objections.filter((objection) => !isWarning(objection, prepared))
  const objection = gather(blocking)
  if (objection) return objection
  const why = await whyOf(
    tx,
    prepared.books.flatMap(({ rules }) => Object.values(rules).map((rule) => rule.ruleId)),
  )
  return ok({
    books: prepared.books.map((book, index) => ({
      ...shown(book, asked.form, why),
      warnings: prepared.objections
        .filter((one) => one.field?.startsWith(`books.${index}.`))
        .map((one) => ({ code: one.code, message: sentenceOf(one, asked.language) })),
    })),
    quota: quotaOf(prepared, why),
  })
}

const isWarning = (objection: Refusal, { rules }: Prepared): boolean =>
  warnings.has(objection.code) && rules.ownHolding.value === 'warn'

function shown(wanted: PreparedBook, form: SubmissionForm, why: ReadonlyMap<string, Bilingual>) {
  const [first, ...next] = wanted.rota.map(({ library }) => ({
    code: library.code,
    name: { zh: library.names[0] ?? '', en: library.names[2] ?? '' },
  }))
  return {
    book: wanted.book,
    supplier: first!,
    next: next.slice(0, 5),
    part: wanted.part,
    price: priceShown(priceOf(wanted.rules, form.deliveryMethod), why),
    parts: partsOf(wanted.rules, form.deliveryMethod),
    tariff: { ...tariffOf(wanted.rules), why: whys(tariffRules(wanted.rules), why) },
    loanPeriod: why.get(wanted.rules.loanPeriod.ruleId)!,
    withdrawable: why.get(wanted.rules.withdrawalAllowed.ruleId)!,
    ownHoldings: wanted.ownCopies.map((copy) => ({ ...copy, status: 'available' })),
  }
}

/** 借书总册数 and 还可借, with the rule that limits them (scenario 31). */
export function quotaOf(
  { standing, rules }: { standing: Prepared['standing']; rules: Resolved },
  why: ReadonlyMap<string, Bilingual>,
): Quota {
  return {
    outstanding: standing.outstanding,
    limit: rules.maxOutstanding.value,
    left: Math.max(0, rules.maxOutstanding.value - standing.outstanding),
    why: whys([rules.maxOutstanding.ruleId], why),
  }
}
