import { type ApduOf, type Authentication, options } from './apdus.ts'
import { charsetProposal } from './charset.ts'
import type { Z3950Target } from './session.ts'

const asked = [options.search, options.present, options.deleteResultSet, options.scan]

/** How a session begins: what is offered, who asks, which charset is proposed. */
export function initRequest(target: Z3950Target, bytesMax: number): ApduOf<'initRequest'> {
  const { authentication, proposesUtf8 } = target
  return {
    protocolVersion: [0, 1, 2],
    options: [...asked, options.namedResultSets, ...(proposesUtf8 ? [options.negotiation] : [])],
    preferredMessageSize: bytesMax,
    exceptionalRecordSize: bytesMax,
    authentication: authentication && credentials(authentication),
    implementationName: 'Hutong',
    otherInfo: proposesUtf8
      ? charsetProposal({ charsets: ['utf-8'], recordsToo: true })
      : undefined,
  }
}

const credentials = ({
  user,
  password,
  group,
  kind,
}: NonNullable<Z3950Target['authentication']>): Authentication =>
  kind === 'open'
    ? { is: 'open', value: [group, user, password].filter(Boolean).join('/') }
    : { is: 'idPass', value: { user, password, ...(group ? { group } : {}) } }

/** Targets that say why they refuse say it in words inside userInformation. */
export function reasonIn({ userInformation }: ApduOf<'initResponse'>): string {
  if (!userInformation) return ''
  const { encoding } = userInformation
  const bytes = encoding.is === 'type' ? encoding.value.content : encoding.value
  return (
    Buffer.from(bytes)
      .toString('utf8')
      .match(/[ -~]{4,80}/)?.[0] ?? ''
  )
}
