import { hydrate } from '../hydrate.tsx'
import { centreViews } from './views.ts'

void hydrate(centreViews)
