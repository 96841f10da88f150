/** As `all`, where the next one is under way already while one is used. */
export async function* ahead<One>(all: AsyncGenerator<One>): AsyncGenerator<One> {
  let next = all.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = all.next()
      // Whoever awaits it is told; until then nobody need be.
      next.catch(() => {})
      yield value
    }
  } finally {
    await all.return(undefined)
  }
}
