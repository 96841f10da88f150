/** As `all`, where the next one is under way already while one is used. */
export const ahead = <One>(all: AsyncGenerator<One>): AsyncIterable<One> => ({
  [Symbol.asyncIterator]() {
    let coming = all.next()
    return {
      next() {
        const now = coming
        coming = now.then((one) => (one.done ? one : all.next()))
        // Whoever awaits it is told; until then nobody need be.
        coming.catch(() => {})
        return now
      },
      return: () => all.return(undefined),
    }
  },
})
