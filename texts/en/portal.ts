import type { Values } from '../values.ts'
import type { portal as zh } from '../zh/portal.ts'

/** Words of the portal. */
export const portal: typeof zh = {
  problem: {
    notFound: 'There is no such page',
    fault: 'Something broke',
    title: (v: Values) => `${v.status}`,
    faultText:
      'What you just did may not be complete. Please try again in a while; if it still fails, tell your librarian the number below.',
    home: 'To the home page',
    search: 'To the search',
  },
}
