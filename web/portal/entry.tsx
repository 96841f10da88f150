import { hydrate } from '../hydrate.tsx'
import { portalViews } from './views.ts'

void hydrate(portalViews)
