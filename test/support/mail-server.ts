import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server that keeps what it is given, and can be told to misbehave. */
export interface MailServer {
  url: string
  /** Everything it was given whole, whether or not it could say so. */
  letters: Email[]
  /** How the next letters are answered: taken; taken, and the line cut; later; never. Then `taken` again. */
  next: ('taken' | 'cut' | 'later' | 'never')[]
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
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const how = next.shift() ?? 'taken'
        if (how === 'later') return answer(refusal('4.3.0 try later', 451))
        if (how === 'never') return answer(refusal('5.7.1 refused', 550))
        letters.push(await PostalMime.parse(Buffer.concat(chunks)))
        if (how === 'taken') return answer()
        for (const connection of server.connections)
          if (connection.id === session.id) connection._socket.destroy()
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
