import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readManifest } from './document.ts'
import type { PageKit } from './routes.ts'

/** Where `tools/build-web.ts` puts the built pages. */
const built = join(import.meta.dirname, '../../dist')

/** The built pages, ready to be served; throws when they have not been built. */
export async function loadPages(folder = built): Promise<PageKit> {
  const { render } = (await import(pathToFileURL(join(folder, 'server/server.js')).href)) as Pick<
    PageKit,
    'render'
  >
  return { folder: join(folder, 'web'), manifest: readManifest(join(folder, 'web')), render }
}
