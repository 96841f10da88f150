import { readMarc } from '../../wire/marc/read.ts'
import { describe } from '../bibliographic.ts'
import { copiesBy } from '../entry.ts'
import type { PreviewForm, ProfilePreview } from './shapes.ts'

/** What `profile` makes of the first record in what was pasted or uploaded. Changes nothing. */
export async function previewProfile({
  profile,
  record,
  encoding,
}: PreviewForm): Promise<ProfilePreview> {
  const bytes = Buffer.from(record, encoding === 'base64' ? 'base64' : 'utf8')
  const nothing = { title: '', controlNumber: '', format: null, repairs: [], copies: [] }
  for await (const came of readMarc(only(bytes), profile.recordCharset)) {
    if ('reason' in came) return { ...nothing, reason: came.reason, detail: came.detail }
    const work = describe(came.record)
    return {
      title: work.title,
      controlNumber: work.controlNumber ?? '',
      format: work.format,
      repairs: came.repairs,
      reason: '',
      detail: '',
      copies: copiesBy(profile, came.record, work).map((copy) => ({
        callNumber: copy.callNumber ?? '',
        barcode: copy.barcode ?? '',
        volume: copy.volume ?? '',
        location: copy.location ?? '',
        statusWord: copy.statusWord ?? '',
        status: copy.availability,
        // Without a word the copy counts as one that can be lent (src/catalogue/store.ts).
        isLent: ['available', 'onLoan'].includes(copy.availability ?? 'available'),
      })),
    }
  }
  return { ...nothing, reason: 'notARecord', detail: '' }
}

async function* only(bytes: Uint8Array) {
  yield bytes
}
