import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server that keeps what it is given, and can be told to misbehave. */
export interface MailServer {
  url: string
  /** Everything it was given whole, whether or not it could say so. */
  letters: Email[]
  /** How the next letters fare: the line is cut before or after they are taken; `later`; `never`. Else `taken`. */
  next: ('taken' | 'cutBefore' | 'cutAfter' | 'later' | 'never')[]
  close(): Promise<void>
}

/** Starts a real SMTP server on a free port. */
export async function startMailServer(): Promise<MailServer> {
  const letters: Email[] = []
  const next: MailServer['next'] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, answer) => {
      const how = next.shift() ?? 'taken'
      const cut = () => {
        for (const connection of server.connections)
          if (connection.id === session.id) connection._socket.destroy()
      }
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => (how === 'cutBefore' ? cut() : chunks.push(chunk)))
      stream.on('end', async () => {
        if (how === 'cutBefore') return
        if (how === 'later') return answer(refusal('4.3.0 try later', 451))
        if (how === 'never') return answer(refusal('5.7.1 refused', 550))
        letters.push(await PostalMime.parse(Buffer.concat(chunks)))
        if (how === 'cutAfter') cut()
        else answer()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    next,
    close: () => new Promise((closed) => server.close(closed)),
  }
}

const refusal = (message: string, responseCode: number) =>
  Object.assign(new Error(message), { responseCode })
