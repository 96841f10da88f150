import type { Apdu, ApduKind, ApduOf } from './apdus.ts'
import type { Link, Outcome } from './link-client.ts'
import type { NamePlusRecord } from './parts.ts'
import type { Z3950Fault } from './session.ts'

/**
 * Sends `request` and waits for an APDU of kind `wanted`. Records that come in segments before it are put into it.
 * A Close instead of an answer, or an answer to another question, ends the link.
 */
export const exchange = <K extends ApduKind>(
  link: Link,
  request: Apdu,
  { wanted, signal }: { wanted: K; signal?: AbortSignal | undefined },
): Promise<Outcome<{ answer: ApduOf<K>; segments: NamePlusRecord[] }, Z3950Fault>> =>
  link.step(async () => {
    link.send(request)
    const segments: NamePlusRecord[] = []
    for (;;) {
      const came = await link.next()
      if (!came.ok) return came
      const { is, value } = came.value
      if (is === wanted) return { ok: true, value: { answer: value as ApduOf<K>, segments } }
      if (is !== 'segment') {
        link.end()
        return { ok: false, fault: unexpected(came.value) }
      }
      segments.push(...value.records)
    }
  }, signal)

function unexpected(apdu: Apdu): Z3950Fault {
  if (apdu.is === 'close')
    return {
      kind: 'closedByPeer',
      detail: `${apdu.value.reason} ${apdu.value.message ?? ''}`.trim(),
    }
  if (apdu.is === 'accessControlRequest')
    return { kind: 'authenticationFailed', detail: 'it challenges' }
  return { kind: 'notZ3950', detail: apdu.is }
}
