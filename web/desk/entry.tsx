import { hydrate } from '../hydrate.tsx'
import { deskViews } from './views.ts'

void hydrate(deskViews)
