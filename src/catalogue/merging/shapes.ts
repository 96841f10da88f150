import { z } from 'zod'
import { Bilingual } from '../../shared/shapes.ts'

/** Another edition of the same work, as the page of a record lists it. */
export const Edition = z
  .object({
    id: z.number().int(),
    title: z.string(),
    volume: z.string(),
    edition: z.string(),
    responsibility: z.string(),
    publisher: z.string(),
    year: z.string(),
    language: z.string(),
    libraries: z.number().int().meta({ description: 'members that hold it' }),
    lendable: z.number().int().meta({ description: 'how many of them can lend a copy now' }),
    ownHolding: z.boolean().meta({ description: "the signed-in reader's own library holds it" }),
  })
  .meta({ id: 'Edition' })
export type Edition = z.infer<typeof Edition>

/** The other editions of a work, the newest first. */
export const Editions = z.object({ editions: z.array(Edition) }).meta({ id: 'Editions' })
export type Editions = z.infer<typeof Editions>

/** A source record and why it is here, for librarians. */
export const MergedSource = z
  .object({
    id: z.number().int(),
    library: z.object({ code: z.string(), short: Bilingual }),
    controlNumber: z.string(),
    title: z.string(),
    volume: z.string(),
    edition: z.string(),
    publisher: z.string(),
    year: z.string(),
    isbn: z.string(),
    copies: z.number().int(),
    rule: z.string().meta({ description: 'a rule of merging, `first` or `byHand`' }),
    at: z.string().nullable(),
    operatorCode: z.string().meta({ description: 'empty where a rule decided' }),
  })
  .meta({ id: 'MergedSource' })
export type MergedSource = z.infer<typeof MergedSource>

/** What a librarian has decided about a record. */
export const MergeDecision = z
  .object({
    id: z.number().int(),
    kind: z.enum(['split', 'merge']),
    recordId: z.number().int(),
    otherRecordId: z.number().int(),
    why: z.string(),
    at: z.string(),
    operatorCode: z.string(),
    undoneAt: z.string().nullable(),
  })
  .meta({ id: 'MergeDecision' })
export type MergeDecision = z.infer<typeof MergeDecision>

/** Of what a record is made, and what else there is of its work. */
export const Merging = z
  .object({
    libraries: z.number().int().meta({ description: 'whose records were merged' }),
    rules: z.array(z.string()).meta({ description: 'by which rules, the most frequent first' }),
    editions: z.array(Edition),
    forLibrarians: z
      .object({ sources: z.array(MergedSource), decisions: z.array(MergeDecision) })
      .nullable(),
  })
  .meta({ id: 'Merging' })
export type Merging = z.infer<typeof Merging>

const why = z.string().trim().max(500).default('')
const Id = z.number().int().min(1).max(2_147_483_647)

export const SplitForm = z
  .object({ sourceIds: z.array(Id).min(1).max(500), why })
  .meta({ id: 'SplitForm' })
export const MergeForm = z.object({ otherRecordId: Id, why }).meta({ id: 'MergeForm' })
/** The reason may be empty, but it is asked for. */
export const UndoForm = z.object({ why: z.string().trim().max(500) }).meta({ id: 'UndoForm' })
export interface Undo extends z.infer<typeof UndoForm> {
  decisionId: number
}
export const MergeAnswer = z
  .object({
    decisionId: z.number().int(),
    recordId: z.number().int(),
    otherRecordId: z.number().int(),
  })
  .meta({ id: 'MergeAnswer' })
