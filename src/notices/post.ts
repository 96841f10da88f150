import nodemailer from 'nodemailer'

/** A mail as it leaves the house. */
export interface Letter {
  messageId: string
  to: string
  replyTo: string
  subject: string
  body: string
}

/** The way out to the mail server. */
export interface Post {
  /** Hands one letter to the server; throws unless the server has taken it. */
  send(letter: Letter): Promise<void>
}

export interface Sender {
  name: string
  address: string
}

/**
 * Opens the way to the mail server at `smtpUrl` (smtp:// or smtps://). One connection per letter: a pool would
 * send again by itself what was cut, and only we may decide that.
 */
export function openPost(smtpUrl: string, from: Sender): Post {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (letter) => {
      await transport.sendMail({
        messageId: letter.messageId,
        from,
        to: { name: '', address: letter.to },
        replyTo: letter.replyTo || undefined,
        subject: letter.subject,
        text: letter.body,
        // RFC 3834: so that holiday answers do not come back.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
  }
}

/** Whether the server said a lasting no to this letter (RFC 5321 §4.2.1: 5yz), not to our login or all letters. */
export const isLasting = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') &&
  'responseCode' in error &&
  Number(error.responseCode) >= 500

/** One address and nothing else: no line break, no second recipient (promise S6). */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>()[\],;:"\\]+@[A-Za-z0-9.-]+$/.test(text)
