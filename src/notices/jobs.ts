import type { House } from '../shared/house.ts'
import { fanOut } from './fan-out.ts'
import { deliver, resumeMails } from './mail.ts'
import { openPost, type Sender } from './post.ts'

export interface NoticeSettings {
  /** Absent: mail is kept for the mailbox page (demonstration) or waits (real installation). */
  smtpUrl?: string
}

/** Starts the workers that tell people: one of what happened, one of mail. They stop with `house.jobs`. */
export async function startNotices(house: House, { smtpUrl }: NoticeSettings): Promise<void> {
  const post = smtpUrl ? openPost(smtpUrl, senderOf(house)) : null
  await house.jobs.work('transition', (payload) => fanOut(house, payload))
  await house.jobs.work('mail', (payload) => deliver(house, post, Number(payload.mailId)))
  if (post) await resumeMails(house)
}

const senderOf = ({ installation, publicUrl }: House): Sender => ({
  name: `${installation.nameZh} ${installation.nameEn}`,
  address: `noreply@${new URL(publicUrl).hostname}`,
})
