import { connect, createServer } from 'node:net'

/** Waits; the server says nothing when it is ready. */
export const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Whether somebody answers on this port of ours. */
export const answers = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })

/** A port that nobody has at this moment. */
export const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
