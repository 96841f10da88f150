import { useRef, useState } from 'react'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { FileField } from '../ui/forms/file-field.tsx'
import { SectionHead } from '../ui/lists.tsx'
import { useWords } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { errorOf, useSend } from '../ui/use-send.ts'

interface Announced {
  fileId: number
  pieceBytes: number
}

/** A file of records: announced, sent in pieces, harvested. Pressed again after a broken line it goes on. */
export function Upload({ sourceId }: { sourceId: number }) {
  const words = useWords().harvest.detail
  const { noAnswer } = useWords().common.problem
  const [file, setFile] = useState<File | null>(null)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const announce = useSend<Announced>()
  const start = useSend<{ runId: number }>()
  const known = useRef<{ file: File; announced: Announced; next: number } | null>(null)

  async function sendPieces(chosen: File): Promise<boolean> {
    if (known.current?.file !== chosen) {
      const body = { name: chosen.name, sizeBytes: chosen.size }
      const sent = await announce.send(`/api/sources/${sourceId}/files`, body)
      if (!sent.ok) return false
      known.current = { file: chosen, announced: sent.value, next: 0 }
    }
    const place = known.current
    const { fileId, pieceBytes } = place.announced
    for (; place.next * pieceBytes < chosen.size; place.next++) {
      const from = place.next * pieceBytes
      const sent = await fetch(`/api/sources/${sourceId}/files/${fileId}/pieces/${place.next}`, {
        method: 'PUT',
        body: chosen.slice(from, from + pieceBytes),
        headers: {
          'content-type': 'application/octet-stream',
          'idempotency-key': `piece-${fileId}-${place.next}`,
        },
      }).catch(() => null)
      if (!sent?.ok) {
        announce.setProblem(sent ? await sent.json() : errorOf('noAnswer', noAnswer))
        return false
      }
      setSaid(words.sending({ percent: Math.floor(((from + pieceBytes) * 100) / chosen.size) }))
    }
    return true
  }

  async function upload() {
    if (!file || busy) return
    setBusy(true)
    const placed = await sendPieces(file)
    const begun = placed
      ? await start.send(`/api/sources/${sourceId}/harvest`, { scope: 'full' })
      : null
    setBusy(false)
    if (begun?.ok) window.location.assign(paths.harvest(begun.value.runId))
  }

  return (
    <section>
      <SectionHead title={words.upload} />
      <Problem problem={announce.problem ?? start.problem} saved="" />
      <FileField label={words.chosen} hint={words.uploadHint} onFile={setFile} />
      <div className="acts">
        <Button look="primary" busy={busy} disabled={!file} onClick={upload}>
          {words.sendFile}
        </Button>
        <span role="status">{said}</span>
      </div>
    </section>
  )
}
